using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Awards;

/// <summary>An application that is to be decided.</summary>
/// <param name="Share">The member state whose share it is taken from.</param>
/// <param name="People">Everyone who applies; sorted.</param>
public sealed record Candidate(ApplicationId Id, MemberId Share, ImmutableArray<Need> Needs, ImmutableArray<PersonId> People);

/// <summary>What is left of one share of one model.</summary>
public sealed record Left(MemberId Share, AcceleratorModel Model, GpuSeconds Time);

/// <summary>What becomes of one application.</summary>
/// <param name="Lines">What is awarded; none where nothing is.</param>
/// <param name="Ground">Why nothing is awarded; none where something is.</param>
public sealed record AwardVerdict(ApplicationId Application, ImmutableArray<AwardLine> Lines, RefusalGround? Ground)
{
    /// <summary>Time is awarded.</summary>
    [JsonIgnore]
    public bool IsAwarded => Ground is null;
}

/// <summary>Awards within what is left of each share.</summary>
public static class Awarding
{
    /// <summary>
    /// Each application in turn gets what it asks for, or what is left of it, of each model; or nothing, where of some model less is left than the least with which
    /// the work can be done. It then takes nothing, and whoever comes after may have it.
    /// </summary>
    public static ImmutableArray<AwardVerdict> Of(IEnumerable<Candidate> inOrder, IEnumerable<Left> left)
    {
        var rest = left.GroupBy(l => (l.Share, l.Model)).ToDictionary(l => l.Key, l => l.Sum(x => x.Time.Value));
        return [.. inOrder.Select(candidate => One(candidate, rest))];
    }

    static AwardVerdict One(Candidate candidate, Dictionary<(MemberId, AcceleratorModel), long> rest)
    {
        foreach (var need in candidate.Needs.OrderBy(n => n.Model.Name, StringComparer.Ordinal))
        {
            var there = rest.GetValueOrDefault((candidate.Share, need.Model));
            if (there < Math.Max(1, need.Least.Value))
                return new(candidate.Id, [], new("award.share_used_up",
                    $"Of the share, {Hours.Of(new(Math.Max(0, there)))} GPU-hours of {need.Model.Name} are left, and the work needs at least {Hours.Of(new(Math.Max(1, need.Least.Value)))}."));
        }
        var lines = candidate.Needs.Select(n => new AwardLine(n.Model, new(Math.Min(n.Asked.Value, rest[(candidate.Share, n.Model)])))).ToImmutableArray();
        foreach (var line in lines)
            rest[(candidate.Share, line.Model)] -= line.Time.Value;
        return new(candidate.Id, lines, Ground: null);
    }
}
