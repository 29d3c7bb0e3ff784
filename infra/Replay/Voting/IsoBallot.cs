using System.Collections.Concurrent;
using Replay.Asking;
using Replay.Reading;
using Replay.Reporting;

namespace Replay.Voting;

/// <summary>Casts a real ballot again: every vote by the delegate of its country, with that delegate's own token.</summary>
sealed class IsoBallot(Mesh mesh, Options options)
{
    const int AtOnce = 8;
    const string Cast = "mutation Cast($input: CastVoteInput!) { castVote(input: $input) { id } }";

    readonly Secretariat secretariat = new(mesh);

    public async Task<Outcome> RunAsync(BallotFile file, CancellationToken cancellation)
    {
        using var progress = new Progress(quiet: options.Json);
        var (entries, unusable) = await IdentifyAsync(file, progress, cancellation);
        if (entries.Count == 0)
            throw Trouble.WithFile($"{file.Name} has no usable row.{string.Concat(unusable.Select(row => $"\n{Report.Line(row)}"))}");
        var left = await LeftOutAsync(entries, cancellation);

        var ballot = await OpenAsync(file, entries, unusable, cancellation);
        var refused = await CastAllAsync(ballot, [.. entries.Where(e => e.Member != left)], progress, cancellation);
        var state = options.LeaveOpen ? await secretariat.ReadAsync(ballot, cancellation) : await secretariat.CloseAsync(ballot, cancellation);
        var renamed = entries.Where(e => !Members.IsNamed(e.Row.Country, e.Member)).ToDictionary(e => e.Row.Country, e => e.Member.Name, StringComparer.Ordinal);
        return new(file.Name, ballot, [.. unusable.Concat(refused).OrderBy(row => row.Line)], renamed, Counts(entries, refused, left), left?.Name, state);
    }

    /// <summary>Step 1: which member each row means. A member votes once.</summary>
    async Task<(List<Entry> Entries, List<UnusableRow> Unusable)> IdentifyAsync(BallotFile file, Progress progress, CancellationToken cancellation)
    {
        var members = new Members(mesh.Gateway);
        var found = new (Member? Member, string? Problem)[file.Rows.Count];
        progress.Begin("Finding members in the register", file.Rows.Count);
        await Parallel.ForAsync(0, file.Rows.Count, Limits(cancellation), async (i, token) =>
        {
            found[i] = await members.FindAsync(file.Rows[i].Country, token);
            progress.Step();
        });

        List<Entry> entries = [];
        List<UnusableRow> unusable = [.. file.Unusable];
        foreach (var (row, (member, problem)) in file.Rows.Zip(found))
            if (member is null)
                unusable.Add(new(row.Line, row.Country, problem!));
            else if (entries.FirstOrDefault(e => e.Member == member) is { } before)
                unusable.Add(new(row.Line, row.Country, $"{member.Name} has its row in line {before.Row.Line} already"));
            else
                entries.Add(new(row, member));
        return (entries, unusable);
    }

    /// <summary>Step 2: whose vote is left for someone else.</summary>
    async Task<Member?> LeftOutAsync(List<Entry> entries, CancellationToken cancellation)
    {
        if (options.Without is not { } country)
            return null;
        var (member, problem) = await new Members(mesh.Gateway).FindAsync(country, cancellation);
        return member is null ? throw Trouble.WithFile($"--without {country}: {problem}")
            : entries.Any(e => e.Member == member) ? member
            : throw Trouble.WithFile($"--without {country}: no usable row is of {member.Name}");
    }

    /// <summary>Step 3: the secretariat opens. What it refuses to open lies in the file.</summary>
    async Task<string> OpenAsync(BallotFile file, List<Entry> entries, List<UnusableRow> unusable, CancellationToken cancellation)
    {
        try
        {
            return await secretariat.OpenAsync(file.Name, entries.Select(e => (e.Member, e.Row.Standing)), cancellation);
        }
        catch (Refusal refusal) when (refusal.Code == "input.invalid")
        {
            throw Trouble.WithFile($"No ballot can be opened on {file.Name}. {refusal.Message}{string.Concat(unusable.Select(row => $"\n{Report.Line(row)}"))}");
        }
        catch (Refusal refusal)
        {
            throw Trouble.WithMesh($"The ballot was not opened: {refusal.Message} ({refusal.Code})");
        }
    }

    /// <summary>Step 4: the delegates vote. A vote that is refused is reported like a row that cannot be used.</summary>
    async Task<IReadOnlyCollection<UnusableRow>> CastAllAsync(string ballot, List<Entry> entries, Progress progress, CancellationToken cancellation)
    {
        var refused = new ConcurrentBag<UnusableRow>();
        progress.Begin("Casting votes", entries.Count);
        await Parallel.ForEachAsync(entries, Limits(cancellation), async (entry, stop) =>
        {
            var (row, member) = entry;
            var commandId = Guid.CreateVersion7();   // one for all tries: the vote is cast once
            try
            {
                var token = await mesh.SignIn.TokenOfAsync(member.Delegate, stop);
                await mesh.Gateway.AskAsync<object>(
                    Cast, new { input = new { commandId, ballotId = ballot, position = row.Position, comments = Comments.Of(row) } }, token, stop);
            }
            catch (Refusal refusal)
            {
                refused.Add(new(row.Line, row.Country, $"the vote was refused: {refusal.Message} ({refusal.Code})"));
            }
            progress.Step();
        });
        return refused;
    }

    static Dictionary<Standing, Count> Counts(List<Entry> entries, IReadOnlyCollection<UnusableRow> refused, Member? left) =>
        entries.Where(e => e.Member != left && refused.All(r => r.Line != e.Row.Line)).GroupBy(e => e.Row.Standing).ToDictionary(
            group => group.Key,
            group => new Count(
                group.Count(e => e.Row.Position is Position.Approve), group.Count(e => e.Row.Position is Position.Disapprove), group.Count(e => e.Row.Position is Position.Abstain)));

    static ParallelOptions Limits(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    sealed record Entry(BallotRow Row, Member Member);
}

/// <summary>What became of a replay.</summary>
/// <param name="Renamed">What the file calls otherwise than the register, and what the register calls it.</param>
/// <param name="Left">The member whose vote was left for someone else, or null.</param>
sealed record Outcome(
    string File, string BallotId, IReadOnlyList<UnusableRow> Unusable, IReadOnlyDictionary<string, string> Renamed,
    IReadOnlyDictionary<Standing, Count> Cast, string? Left, BallotState State);

/// <summary>Votes cast.</summary>
sealed record Count(int Approve, int Disapprove, int Abstain);
