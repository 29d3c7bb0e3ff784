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

    public static string Ground(Words l, string ground) => ground switch
    {
        "ENTITLED"   => l["Within its share"],
        "BORROWED"   => l["Borrowed from others"],
        "BACKFILLED" => l["Beside promised starts"],
        "PROMISED"   => l["As promised"],
        "RECLAIMED"  => l["Taken back"],
        "RESIZED"    => l["Grown or shrunk"],
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
        "Resized"   => l["Grown or shrunk"],
        _           => reason,
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

    /// <summary>A class of urgency, by its name.</summary>
    public static string Urgency(Words l, string name) => name switch { "urgent" => l["Urgent"], "normal" => l["Normal"], "background" => l["Background"], _ => name };

    public static string Percent(double part) => (Math.Clamp(part, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Places of drawings, mirrored for scripts that run from right to left.</summary>
    public static string From(double start, double length) => Percent(Languages.Direction == "rtl" ? 1 - start - length : start);

    public static string At(double place) => Percent(Languages.Direction == "rtl" ? 1 - place : place);
}
