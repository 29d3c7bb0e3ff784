namespace Web.Pages.Capacity;

/// <summary>The form of a request as it is posted: what would do, best first, and what holds for all of it.</summary>
public sealed class AskPaper : Standards.Paper
{
    /// <summary>The most alternatives of one request.</summary>
    public const int MostAlternatives = 8;

    public Guid? Project { get; set; }
    public List<AlternativePaper> Alternatives { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public string? Urgency { get; set; }
    public int Checkpoint { get; set; }
    public DateTime? Deadline { get; set; }
    public string? Work { get; set; }
    public string? Capability { get; set; }
    public bool OneDomain { get; set; }
    public int? More { get; set; }
    public int? MoreDevices { get; set; }
    public string? MoreModel { get; set; }
    public string? Then { get; set; }

    /// <summary>Something is said beyond the simple part of the form.</summary>
    public bool SaysMore => Checkpoint > 0 || More is not null || Deadline is not null || OneDomain || !string.IsNullOrWhiteSpace(Work) || !string.IsNullOrWhiteSpace(Capability) || (Alternatives is [var first, ..] && first.SaysMore);

    /// <summary>It has to be over by then, in UTC.</summary>
    public DateTimeOffset? OverBy => Deadline is { } at ? new(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;

    /// <summary>Machines that are only thought of when it is tried.</summary>
    public IReadOnlyList<MoreMachines> ToMachines() => More is { } count ? [new(MoreModel?.Trim() ?? "", MoreDevices ?? 0, count)] : [];

    public IReadOnlyList<AlternativeInput> ToInput() => [.. Alternatives.Where(a => !a.IsEmpty).Select(a => a.ToInput())];

    /// <summary>The fields with which something is wrong, each with the sentence that says what.</summary>
    public IEnumerable<(string Field, string Why)> Problems(Words l)
    {
        if (Project is null)
            yield return ("project", l["Choose a project."]);
        if (Alternatives is [{ IsEmpty: true }, ..])
            yield return ("devices-0", l["Say how many devices."]);
        if (More is not null && (MoreDevices is not (>= 1 and <= 64) || string.IsNullOrWhiteSpace(MoreModel) || More is not (>= 1 and <= 1000)))
            yield return ("more", l["Machines have a number, devices and a model."]);
        foreach (var (i, one) in Alternatives.Index())
        {
            if (!one.IsEmpty && (one.Workers is not >= 1 || one.Minutes is not >= 1))
                yield return ($"devices-{i}", l["Devices, workers and minutes are needed."]);
            if (one.Share is < 1 or > 1000)
                yield return ($"share-{i}", l["From {0} to {1}.", 1, 1000]);
            else if (one.Share is < 1000 && one.Devices is not 1)
                yield return ($"share-{i}", l["A part is of one device a worker."]);
            if (one.MostWorkers is { } most && most < one.Workers)
                yield return ($"most-{i}", l["Not fewer than it starts with."]);
        }
    }
}

/// <summary>One way to serve a request, as it is entered.</summary>
public sealed class AlternativePaper
{
    const int MilliInACore = 1000, MebibytesInAGibibyte = 1024, SecondsInAMinute = 60, UsualCores = 8, UsualMemory = 64;

    public string? Model { get; set; }
    public int? Devices { get; set; }
    public int? Share { get; set; }
    public int? Workers { get; set; }
    public int? MostWorkers { get; set; }
    public int? Minutes { get; set; }
    public int? Cores { get; set; }
    public int? Memory { get; set; }

    /// <summary>Left out: an alternative without devices.</summary>
    public bool IsEmpty => Devices is null;

    public bool SaysMore => Share is not null || MostWorkers is not null || Cores is not UsualCores || Memory is not UsualMemory;

    /// <summary>As the form shows it first.</summary>
    public static AlternativePaper Usual() => new() { Devices = 1, Workers = 1, Minutes = 60, Cores = UsualCores, Memory = UsualMemory };

    /// <summary>Another one like this, to be changed.</summary>
    public AlternativePaper Another() => (AlternativePaper)MemberwiseClone();

    public AlternativeInput ToInput() => new(
        string.IsNullOrEmpty(Model) ? [] : [Model], Devices ?? 0, Share, Times(Cores, MilliInACore), Times(Memory, MebibytesInAGibibyte), Workers ?? 0, MostWorkers, Times(Minutes, SecondsInAMinute));

    static int Times(int? figure, int by) => (int)Math.Clamp((long)(figure ?? 0) * by, -1, int.MaxValue);
}
