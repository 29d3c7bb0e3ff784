using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>All that a cycle decides from, at one instant. What is not in it decides nothing; the order in which things are listed decides nothing either.</summary>
/// <remarks>Instants and durations are whole seconds; what is finer is cut. Published as <see cref="CycleRecord"/>.</remarks>
/// <param name="Number">The cycle's number; cycles of an institution are numbered without a gap.</param>
/// <param name="At">The instant at which it decides.</param>
/// <param name="Seed">Published before its requests were; with the identifiers it decides the order of equals. Any text.</param>
/// <param name="Quotas">The tree of shares. Devices are whole devices, processors thousandths of a core, memory mebibytes; amounts are cut to thousandths of a device.
/// Devices of every model are governed; processors and memory only where the tree's capacity names them.</param>
/// <param name="Usage">Decayed use of projects; who is not named used nothing.</param>
/// <param name="Leases">What is held now.</param>
/// <param name="Promises">Starts that earlier cycles promised to pending requests; they are kept.</param>
/// <param name="Pending">What waits.</param>
/// <param name="RulesVersion">By which rules of this engine it is decided (<see cref="Cycle.RulesVersion"/>). 0 where none are named, as in what was published before they were; it is not written then.</param>
public sealed record Snapshot(
    long Number,
    DateTimeOffset At,
    string Seed,
    CycleRules Rules,
    ImmutableArray<Machine> Machines,
    QuotaTree Quotas,
    ImmutableArray<ProjectUse> Usage,
    ImmutableArray<PriorityClass> Classes,
    ImmutableArray<Reservation> Reservations,
    ImmutableArray<Lease> Leases,
    ImmutableArray<Promise> Promises,
    ImmutableArray<Request> Pending,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int RulesVersion = 0);

/// <summary>The figures that an institution sets for its cycles.</summary>
/// <param name="Foresight">For so long what is held now counts beside decayed use, when it is decided who is next. The longer, the more the present counts.</param>
/// <param name="MostPromises">So many starts are promised at once: 1 is EASY backfill (Lifka, JSSPP 1995), as many as there are requests is conservative backfill (Mu'alem, Feitelson, TPDS 2001).</param>
/// <param name="MostReclaims">So many requests may reclaim in one cycle.</param>
public sealed record CycleRules(TimeSpan Foresight, int MostPromises, int MostReclaims)
{
    /// <summary>An hour of foresight, 16 promises, 64 reclaims.</summary>
    public static CycleRules Usual { get; } = new(TimeSpan.FromHours(1), 16, 64);
}

/// <summary>A node and where it stands.</summary>
/// <param name="Place">From the cluster inwards to the interconnect domain that joins it to its nearest neighbours, such as <c>alps / group 3 / rack 7</c>. Work never spans clusters.</param>
/// <param name="JoinsParts">Workers of one request that have parts of devices here have them of one device, for its cluster gives a job parts of one only. Not written where it is not so.</param>
public sealed record Machine(Node Node, ImmutableArray<string> Place, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool JoinsParts = false);

/// <summary>What a project used of a model, decayed to the instant of the snapshot (<see cref="DecayedUsage"/>), in whole seconds.</summary>
public sealed record ProjectUse(QuotaId Project, AcceleratorModel Model, GpuSeconds Used);

/// <summary>How urgent requests are within their project. Between projects it is of no account.</summary>
/// <param name="Value">Higher goes first.</param>
/// <param name="Preempts">It may take from leases of its own project whose class is lower.</param>
/// <param name="MostPart">Of the project's nominal share, this part may be held in this class; no limit if nothing is said.</param>
public sealed record PriorityClass(string Name, int Value, bool Preempts = false, Fraction? MostPart = null);

/// <summary>Machines set aside from an instant up to, and without, a later one: for a quota and all below it, for one request, or for nobody, as for maintenance.</summary>
/// <remarks>Nothing is started that would still run then; what runs already is left to end. To reserve machines whose start is promised is to break the promise.</remarks>
public sealed record Reservation(string Name, DateTimeOffset From, DateTimeOffset To, ImmutableArray<string> Machines, QuotaId? Quota = null, RequestId? Request = null);
