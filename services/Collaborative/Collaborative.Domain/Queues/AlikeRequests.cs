using Collaborative.Domain.Cycles;

namespace Collaborative.Domain.Queues;

/// <summary>Requests of one project that ask for the same and are told apart by who came sooner alone: if the first of them cannot start, none can.</summary>
/// <remarks>A cycle is decided over the first of them: as many as could start on what is idle within the limits above them, and <see cref="Slack"/> more, for room is made too. The others are looked at when those have started.</remarks>
/// <param name="InOrder">Who came sooner is before.</param>
/// <param name="Looked">Over so many of them the cycle is decided. The cut is never between those who came in the same second.</param>
public sealed record AlikeRequests(IReadOnlyList<Request> InOrder, int Looked)
{
    /// <summary>So many are looked at even where nothing could start.</summary>
    public const int Slack = 16;

    /// <summary>The last over which the cycle is decided: what holds it holds those behind it.</summary>
    public Request Last => InOrder[Looked - 1];

    /// <summary>Of requests that are alike those that no deadline, promise or reservation sets apart, where there are more than a cycle has to look at; otherwise nothing.</summary>
    /// <param name="alike">Who came sooner is before.</param>
    /// <param name="apart">Which of them are looked at in any case.</param>
    internal static AlikeRequests? Of(IReadOnlyList<Request> alike, Request[] apart, Headroom headroom)
    {
        if (alike.Count <= Slack || alike[0] is not { Deadline: null } first)
            return null;
        var most = Slack + first.Alternatives.Sum(a => headroom.Of(first.Project, a.Worker.Models) / Math.Max(1, (long)a.Worker.HeldMilli * a.Workers));
        var ordered = apart.Length == 0 ? alike : [.. alike.Where(r => !Array.Exists(apart, a => a.Id == r.Id))];
        if (ordered.Count <= most)
            return null;
        var looked = (int)most;
        while (looked < ordered.Count && ordered[looked].Submitted == ordered[looked - 1].Submitted)
            looked++;
        return looked == ordered.Count ? null : new(ordered, looked);
    }
}
