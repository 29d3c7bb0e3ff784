namespace Web.Pages.Capacity;

/// <summary>Why something waits and what would start it, in the reader's language, from codes and figures. What has a code that is not known here is said in the service's words.</summary>
static class WaitSayings
{
    const string Accelerator = "accelerator/", Isolate = "\u2068", Pop = "\u2069";   // a name keeps its own direction

    public static string Reason(Words l, WaitReason reason)
    {
        var figures = reason.Figures.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        return reason.Code switch
        {
            "wait.over_limit"  => l["{0} may hold {1}; {2} count already, and {3} more are needed than that leaves.", Name(figures["node"]), Devices("limit"), Devices("counted"), Devices("short")],
            "wait.over_class"  => l["Requests of the class {0} may hold {1} in this project; {2} are held or promised, and {3} more are needed.", CapacitySayings.Urgency(l, figures["class"]), Devices("limit"), Devices("counted"), Devices("short")],
            "wait.no_room"     => l["{0} workers have to start together; where there is most room, there is room for {1}.", Number("workers"), Number("found")],
            "wait.apart"       => l["All {0} workers have to be in one interconnect domain; no domain has room for more than {1}.", Number("workers"), Number("found")],
            "wait.spoken_for"  => l["There is room now, but not for so long: from {0} on it is promised or reserved to others.", Instant("from")],
            "wait.never_fits"  => l["{0} workers have to start together, and the machines that would do hold {1} even when nothing else runs.", Number("workers"), Number("found")],
            "wait.too_late"    => l["It had to start by {0} to be over by its deadline.", Instant("start")],
            "wait.leaving"     => l["It has been given room; requests that were told to leave it and may still save their work: {0}.", Number("leases")],
            "wait.paused"      => l["Such work is paused by order; it waits until work resumes. The ground of the order: {0}", Name(figures["ground"])],
            "wait.not_found"   => l["Cluster {0} took it and found no device with room for the part that it asks for, so many times: {1}. It is tried again after a while, or as soon as the cluster has other machines in service; a whole device would be another request.", Name(figures["cluster"]), Number("times")],
            "wait.unpaid"      => l["It may use {0} of {1}; its account has {2} left beside what runs and is ahead of it.", CapacitySayings.Hours(l, Number("needed")), Name(figures["model"]), CapacitySayings.Hours(l, Number("left"))],
            "wait.behind"      => l["Requests of its project that ask for the same and are ahead of it: {0}. The first of them are held by what follows.", Number("ahead")],
            "wait.not_begun"   => l["The time that was awarded to its project can be used from {0} on; until then its account cannot pay for it.", Instant("from")],
            _                  => reason.Text,
        };

        long Number(string name) => long.Parse(figures[name], CultureInfo.InvariantCulture);
        string Instant(string name) => Moments.Instant(DateTimeOffset.Parse(figures[name], CultureInfo.InvariantCulture));
        string Devices(string name) => Amount(l, figures["resource"], Number(name));
    }

    public static string Change(Words l, ProposedChange change) => change.Code switch
    {
        "change.models"    => l["Ask for {0} as well.", Name(change.Model ?? "")],
        "change.walltime"  => l["Ask for {0} minutes instead of {1}.", change.Minutes, change.MinutesNow],
        "change.workers"   => l["Ask for {0} workers instead of {1}.", change.Workers, change.WorkersNow],
        "change.deadline"  => l["Ask for it without its deadline."],
        "change.limits"    => l["Let these hold more: {0}.", string.Join(l["; "], change.Rises.Select(r => l["{0} by {1}", Name(r.Name), Amounts(l, r.By)]))],
        "change.set_aside" => l["Set machines aside for it: {0}, each with {1} {2}; and ask for it in a project of its own that owns as much: {3}.", change.Machines, change.Devices, Name(change.Model ?? ""), Amounts(l, change.Rises is [.., var own] ? own.By : [])],
        _                  => change.Text,
    };

    static string Amounts(Words l, IReadOnlyList<ResourceAmount> amounts) => string.Join(l[", "], amounts.Select(a => Amount(l, a.Resource, a.Amount)));

    /// <summary>Of thousandths of a device or core, or of mebibytes.</summary>
    static string Amount(Words l, string resource, long amount) => resource switch
    {
        "cpu"                                                             => l["{0} cores", Thousandths(amount)],
        "memory"                                                          => l["{0} MiB", Figures.Count(amount)],
        _ when resource.StartsWith(Accelerator, StringComparison.Ordinal) => $"{Isolate}{Thousandths(amount)} {resource[Accelerator.Length..]}{Pop}",
        _                                                                 => $"{Isolate}{Figures.Count(amount)} {resource}{Pop}",
    };

    static string Thousandths(long amount) => amount % 1000 == 0 ? Figures.Count(amount / 1000) : (amount / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    static string Name(string name) => Isolate + name + Pop;
}
