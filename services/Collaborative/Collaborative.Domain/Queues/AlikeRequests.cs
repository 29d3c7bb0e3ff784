using System.Runtime.InteropServices;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Queues;

/// <summary>Requests of one project that ask for the same and are told apart by who came sooner alone: if the first of them cannot start, none can.</summary>
/// <remarks>A cycle is decided over the first of them: as many as could start on what is idle within the limits above them, and <see cref="Slack"/> more, for room is made too. The others are looked at when those have started.</remarks>
/// <param name="InOrder">Who came sooner is before.</param>
/// <param name="Looked">Over so many of them the cycle is decided. The cut is never between those who came in the same second.</param>
public sealed record AlikeRequests(ImmutableArray<Request> InOrder, int Looked)
{
    /// <summary>So many are looked at even where nothing could start.</summary>
    public const int Slack = 16;

    /// <summary>The last over which the cycle is decided: what holds it holds those behind it.</summary>
    public Request Last => InOrder[Looked - 1];

    /// <summary>Requests of one project, class and topology that ask for the same, with or without a deadline.</summary>
    internal static List<List<Request>> Groups(IEnumerable<Request> waiting)
    {
        Dictionary<Kind, List<Request>> groups = [];
        foreach (var request in waiting)
            (CollectionsMarshal.GetValueRefOrAddDefault(groups, new(request), out _) ??= []).Add(request);
        return [.. groups.Values];
    }

    /// <summary>Of requests that ask for the same those that are alike, where there are more than a cycle has to look at; otherwise nothing.</summary>
    /// <param name="isApart">Which of them are looked at in any case.</param>
    internal static AlikeRequests? Of(List<Request> group, Func<Request, bool> isApart, Headroom headroom)
    {
        if (group.Count <= Slack)
            return null;
        var most = Slack + group[0].Alternatives.Sum(a => headroom.Of(group[0].Project, a.Worker.Models) / Math.Max(1, (long)a.Worker.HeldMilli * a.Workers));
        if (group.Count <= most || group.FindAll(r => !isApart(r)).ToArray() is not { } ordered || ordered.Length <= most)
            return null;
        Array.Sort(Array.ConvertAll(ordered, r => (r.Submitted.UtcTicks, r.Id.Value)), ordered);
        var looked = (int)most;
        while (looked < ordered.Length && ordered[looked].Submitted == ordered[looked - 1].Submitted)
            looked++;
        return looked == ordered.Length ? null : new([.. ordered], looked);
    }

    /// <summary>What a request is, but for who asks when.</summary>
    readonly record struct Kind(QuotaId Project, string Class, Topology Topology, ImmutableArray<Alternative> Alternatives)
    {
        public Kind(Request request)
            : this(request.Project, request.Class, request.Topology, request.Alternatives) { }

        public bool Equals(Kind other) => Project == other.Project && Topology == other.Topology && Class == other.Class && Alternatives.AsSpan().SequenceEqual(other.Alternatives.AsSpan());

        /// <summary>Of the first alternative, which nearly always tells them apart.</summary>
        public override int GetHashCode() => Alternatives is [var first, ..]
            ? HashCode.Combine(Project, Topology, first.Workers, first.Walltime, first.Worker.Devices, first.Worker.Share.Value, first.Worker.Cpu.Value)
            : Project.GetHashCode();
    }
}
