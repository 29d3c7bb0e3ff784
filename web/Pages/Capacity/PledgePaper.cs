namespace Web.Pages.Capacity;

/// <summary>The form of a pledge as it is posted.</summary>
public sealed class PledgePaper : Standards.Paper
{
    public Guid? Member { get; set; }
    public string? Site { get; set; }
    public string? Cluster { get; set; }
    public string? Connector { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public decimal? Price { get; set; }
    public int? Grams { get; set; }
    public List<MachineGroupPaper> Groups { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public string? Then { get; set; }
}

/// <summary>Machines that are alike, as they are entered.</summary>
public sealed class MachineGroupPaper
{
    const int MilliInACore = 1000, MebibytesInAGibibyte = 1024;

    public string? Name { get; set; }
    public int? Count { get; set; }
    public string? Model { get; set; }
    public int? Devices { get; set; }
    public int? Cores { get; set; }
    public int? Memory { get; set; }
    public string? Rack { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Count is null && string.IsNullOrWhiteSpace(Model);

    public bool IsWhole => !string.IsNullOrWhiteSpace(Name) && !string.IsNullOrWhiteSpace(Model) && this is { Count: not null, Devices: not null, Cores: >= 0 and <= 100_000, Memory: >= 0 and <= 95_000 };

    public object ToInput() => new
    {
        name = Name!.Trim(), count = Count!.Value, model = Model!.Trim(), devices = Devices!.Value, cpuMilli = Cores!.Value * MilliInACore, memoryMib = Memory!.Value * MebibytesInAGibibyte,
        place = (Rack ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };
}
