using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Replay.Reading;
using Replay.Voting;

namespace Replay.Reporting;

/// <summary>The outcome in words, or as JSON. The last line of the words is the verdict.</summary>
static class Report
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Outcome outcome)
    {
        var text = new StringBuilder();
        foreach (var row in outcome.Unusable)
            text.AppendLine(Line(row));
        if (outcome.Renamed.Count > 0)
            text.AppendLine($"In the register: {string.Join("; ", outcome.Renamed.Select(r => $"{r.Key} is {r.Value}"))}");
        text.AppendLine($"Ballot {outcome.BallotId}: {outcome.State.VotesCast} votes cast from {outcome.File}{(outcome.Left is { } left ? $", without {left}" : "")}");
        foreach (var standing in Enum.GetValues<Standing>())
            if (outcome.Cast.GetValueOrDefault(standing) is { } count)
                text.AppendLine($"{Whose(standing)}: {count.Approve} approve, {count.Disapprove} disapprove, {count.Abstain} abstain");
        foreach (var tally in Conditions(outcome))
            text.AppendLine($"{Share(tally)} ({(tally.Met ? "met" : "not met")}: {tally.Condition.Statement})");
        foreach (var sentence in outcome.State.Result?.Explanation ?? [])
            text.AppendLine(sentence);
        return text.AppendLine(Verdict(outcome)).ToString();
    }

    public static string Json(Outcome outcome) => JsonSerializer.Serialize(
        new
        {
            file = outcome.File,
            ballotId = outcome.BallotId,
            votesCast = outcome.State.VotesCast,
            without = outcome.Left,
            unusable = outcome.Unusable.Select(row => new { line = row.Line, country = row.Country, reason = row.Reason }),
            inRegister = outcome.Renamed,
            cast = outcome.Cast.OrderBy(c => c.Key).Select(c => new
            {
                standing = c.Key.ToString().ToUpperInvariant(),
                approve = c.Value.Approve,
                disapprove = c.Value.Disapprove,
                abstain = c.Value.Abstain,
            }),
            conditions = Conditions(outcome).Select(t => new
            {
                id = t.Condition.Id,
                statement = t.Condition.Statement,
                count = t.Part,
                of = t.Counted,
                share = $"{t.Part} of {t.Counted}",
                sharePercent = t.SharePercent,
                leftOut = t.LeftOut,
                met = t.Met,
            }),
            explanation = outcome.State.Result?.Explanation ?? [],
            approved = outcome.State.Result?.Approved,
        }, Indented) + Environment.NewLine;

    public static string Line(UnusableRow row) => $"line {row.Line}{(row.Country.Length > 0 ? $" \"{row.Country}\"" : "")} cannot be used: {row.Reason}";

    static ConditionTally[] Conditions(Outcome outcome) => outcome.State.Result?.Conditions ?? outcome.State.Tally ?? [];

    static string Share(ConditionTally tally) =>
        $"{tally.Part} of {tally.Counted} counted votes {(tally.Condition.Measure is Measure.InFavour ? "in favour" : "against")}{(tally.LeftOut > 0 ? $", {tally.LeftOut} negative without technical reasons left out" : "")}";

    static string Whose(Standing standing) => standing is Standing.Participating ? "Participating members" : "Other members";

    static string Verdict(Outcome outcome) => outcome.State.Result switch
    {
        null                => "left open",
        { Approved: true }  => "approved",
        _                   => "not approved",
    };
}
