using System.Globalization;

namespace Web.Pages.Capacity;

/// <summary>What is said of shared capacity, in words and drawings.</summary>
static class CapacitySayings
{
    /// <summary><c>2 × 8 H100</c>, as a person asks for it.</summary>
    public static string Devices(Words l, RequestAlternative a)
    {
        var models = a.Models.Count == 0 ? l["any model"] : string.Join(" / ", a.Models);
        var each = a.Devices == 1 && a.ShareMilli is > 0 and < 1000 ? $"{a.ShareMilli.ToString(CultureInfo.InvariantCulture)}‰" : Figures.Count(a.Devices);
        var workers = a.MostWorkers > a.Workers ? $"{Figures.Count(a.Workers)}–{Figures.Count(a.MostWorkers)} × " : a.Workers > 1 ? $"{Figures.Count(a.Workers)} × " : "";
        return $"{workers}{each} {models}";
    }

    /// <summary><c>1 h 40 min</c>.</summary>
    public static string Length(Words l, long seconds) => (seconds / 3600, seconds % 3600 / 60) switch
    {
        (0, var minutes) => l["{0} min", minutes],
        (var hours, 0)   => l["{0} h", Figures.Count(hours)],
        var (hours, minutes) => l["{0} h {1} min", Figures.Count(hours), minutes],
    };

    /// <summary>GPU-seconds as hours of devices.</summary>
    public static string Hours(Words l, long gpuSeconds) => l["{0} h", Figures.Count(gpuSeconds / 3600)];

    public static string Amount(double devices) => devices == Math.Floor(devices) ? Figures.Count((long)devices) : devices.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary><c>5⁄2 H100 · 3 A100</c>.</summary>
    public static string Amounts(IReadOnlyList<DeviceAmount> amounts) => string.Join(" · ", amounts.Select(a => $"{Figures.Fraction(a.Exact)} {a.Model}"));

    /// <summary><c>5.33 H100 · 3 A100</c>, for reading; nothing is a zero.</summary>
    public static string Some(IReadOnlyList<DeviceAmount> amounts) => amounts.Count == 0 ? "0" : string.Join(" · ", amounts.Select(a => $"{Amount(a.Devices)} {a.Model}"));

    /// <summary>How many devices of a model are among them.</summary>
    public static double Of(IReadOnlyList<DeviceAmount> amounts, string model) => amounts.FirstOrDefault(a => a.Model == model)?.Devices ?? 0;

    /// <summary>What changes what can be used.</summary>
    public static string Change(Words l, CapacityChange change) => change.Turn switch
    {
        "PLEDGE_BEGINS"      => l["{0} begins to give; machines: {1}", change.Cluster, change.Machines],
        "PLEDGE_ENDS"        => l["{0} gives no longer; machines: {1}", change.Cluster, change.Machines],
        "MAINTENANCE_BEGINS" => l["{0}, into maintenance; machines: {1}", change.Cluster, change.Machines],
        "MAINTENANCE_ENDS"   => l["{0}, out of maintenance; machines: {1}", change.Cluster, change.Machines],
        _                    => change.Turn,
    };

    /// <summary>An instant of a form, in UTC; nothing where there is none.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(at, TimeSpan.Zero) : null;

    /// <summary>The same, as a form has it.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static string Ground(Words l, string ground) => ground switch
    {
        "ENTITLED"   => l["Within its share"],
        "BORROWED"   => l["Borrowed from others"],
        "BACKFILLED" => l["Beside promised starts"],
        "PROMISED"   => l["As promised"],
        "RECLAIMED"  => l["Taken back"],
        "RESIZED"    => l["Joined what ran"],
        _            => ground,
    };

    public static string Ending(Words l, string? reason) => reason switch
    {
        null        => "",
        "Completed" => l["Completed"],
        "Failed"    => l["Failed by itself"],
        "OutOfTime" => l["Its time was over"],
        "Preempted" => l["Made room; given back"],
        "Withdrawn" => l["Taken back by its people"],
        "Lost"      => l["Lost by the cluster; given back"],
        "Paused"    => l["Paused by order"],
        "Refused"   => l["Refused by the cluster; not charged"],
        "Revoked"   => l["The award of its project was revoked"],
        "Resized"   => l["Made room, and the rest ran on"],
        _           => reason,
    };

    /// <summary>What cannot be used of what a cluster says of its machines.</summary>
    public static string Trouble(Words l, ClusterTrouble trouble) => trouble.Code switch
    {
        "cluster.other_machines"   => l["{0} names none of its pledged machines.", trouble.Cluster],
        "cluster.unknown_machines" => l["{0} reports machines that nobody pledged.", trouble.Cluster],
        "cluster.missing_machines" => l["{0} does not name all of its pledged machines.", trouble.Cluster],
        _                          => l["{0} does not tell how its machines are.", trouble.Cluster],
    };

    public static string Verdict(Words l, string kind) => kind switch
    {
        "START"    => l["Starts"],
        "PROMISED" => l["Start promised"],
        "WAIT"     => l["Waits"],
        "PREEMPT"  => l["Makes room"],
        "SHRINK"   => l["Shrinks"],
        "GROW"     => l["Grows"],
        _          => kind,
    };

    public static string State(Words l, RequestState state) => state switch
    {
        RequestState.Waiting => l["Waits"],
        RequestState.Running => l["Runs"],
        RequestState.Ended   => l["Over"],
        _                    => l["Taken back"],
    };

    /// <summary>Why something was entered in the books.</summary>
    public static string Entry(Words l, string kind) => kind switch
    {
        "Issue"    => l["Came into the books"],
        "Grant"    => l["Granted"],
        "Transfer" => l["Transferred"],
        "Exchange" => l["Exchanged"],
        "Usage"    => l["Used"],
        "Refund"   => l["Given back"],
        "Lapse"    => l["Lapsed"],
        _          => kind,
    };

    /// <summary>As what it stands on an account.</summary>
    public static string Purpose(Words l, string purpose) => purpose switch
    {
        "Available" => l["as left"],
        "Used"      => l["as used"],
        "Issued"    => l["as issued"],
        "Lapsed"    => l["as lapsed"],
        "Exchanged" => l["as exchanged"],
        _           => purpose,
    };

    /// <summary>A class of urgency, by its name.</summary>
    public static string Urgency(Words l, string name) => name switch { "urgent" => l["Urgent"], "normal" => l["Normal"], "background" => l["Background"], _ => name };

    public static string Percent(double part) => (Math.Clamp(part, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Places of drawings, mirrored for scripts that run from right to left.</summary>
    public static string From(double start, double length) => Percent(Languages.Direction == "rtl" ? 1 - start - length : start);

    public static string At(double place) => Percent(Languages.Direction == "rtl" ? 1 - place : place);
}
