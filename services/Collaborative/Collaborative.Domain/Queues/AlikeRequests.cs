using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Queues;

/// <summary>Requests of one project that ask for the same and are told apart by who came sooner alone, and by lot who came in the same second: if the first of them cannot start, none can.</summary>
/// <remarks>A cycle is decided over the first of them: as many as could start on what is idle within the limits above them, and <see cref="Slack"/> more, for room is made too. The others are looked at when those have started.</remarks>
public sealed class AlikeRequests
{
    /// <summary>So many are looked at even where nothing could start.</summary>
    public const int Slack = 4;

    readonly IReadOnlyList<Request> all;
    readonly string seed;

    /// <param name="all">Who came in a sooner second is before.</param>
    AlikeRequests(IReadOnlyList<Request> all, string seed, int looked)
    {
        (this.all, this.seed) = (all, seed);
        var (from, together) = SameSecond(looked - 1);
        Looked = [.. all.Take(from), .. together.Take(looked - from)];
    }

    /// <summary>Over these the cycle is decided.</summary>
    public ImmutableArray<Request> Looked { get; }

    /// <summary>How many are behind them.</summary>
    public int Behind => all.Count - Looked.Length;

    /// <summary>The last over which the cycle is decided: what holds it holds those behind it.</summary>
    public Request Last => Looked[^1];

    /// <summary>How many are before one that is not looked at; nothing if it is, or is none of these.</summary>
    public int? PlaceOf(RequestId request)
    {
        if (all.Index().FirstOrDefault(r => r.Item.Id == request) is not (var place, { } found))
            return null;
        var (from, together) = SameSecond(place);
        place = from + Array.IndexOf(together, found);
        return place < Looked.Length ? null : place;
    }

    /// <summary>Who came in the same second as the one at a place, by lot, as <see cref="Asking.Compare"/> has them; and the place of the first.</summary>
    (int From, Request[] Together) SameSecond(int place)
    {
        var (from, to, second) = (place, place + 1, SecondOf(place));
        while (from > 0 && SecondOf(from - 1) == second)
            from--;
        while (to < all.Count && SecondOf(to) == second)
            to++;
        var together = Enumerable.Range(from, to - from).Select(i => all[i]).ToArray();
        var lots = Draws.Of(seed, [.. together.Select(r => r.Id)]);
        Array.Sort([.. lots.Zip(together, (lot, r) => (lot, r.Id.Value))], together);
        return (from, together);
    }

    long SecondOf(int place) => all[place].Submitted.ToUnixTimeSeconds();

    /// <summary>Of requests that are alike those that no deadline, promise or reservation sets apart, where there are more than a cycle has to look at; otherwise nothing.</summary>
    /// <param name="alike">Who came sooner is before.</param>
    /// <param name="apart">Which of them are looked at in any case.</param>
    /// <param name="seed">Of the snapshot.</param>
    internal static AlikeRequests? Of(IReadOnlyList<Request> alike, Request[] apart, Headroom headroom, string seed)
    {
        if (alike.Count <= Slack || alike[0] is not { Deadline: null } first)
            return null;
        var most = Slack + first.Alternatives.Sum(a => headroom.Of(first.Project, a.Worker.Models) / Math.Max(1, (long)a.Worker.HeldMilli * a.Workers));
        var ordered = apart.Length == 0 ? alike : [.. alike.Where(r => !Array.Exists(apart, a => a.Id == r.Id))];
        return ordered.Count <= most ? null : new(ordered, seed, (int)most);
    }
}
