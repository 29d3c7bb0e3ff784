namespace Collaborative.Domain.Placement;

/// <summary>What one request needs, all on one node: a part of one device, whole devices, or none.</summary>
/// <param name="Devices">How many devices; none is lawful.</param>
/// <param name="Share">Of each device. Less than a whole only where one device is asked for; it then lies inside one device.</param>
/// <param name="Models">Which models will do. Of no account where no device is asked for, unless the sender named some.</param>
public sealed record Demand(MilliCores Cpu, Mebibytes Memory, int Devices, MilliDevices Share, AcceleratorModels Models)
{
    /// <summary>What it holds of the fleet's devices when placed, in thousandths.</summary>
    public long HeldMilli => (long)Devices * Share.Value;

    /// <summary>A part of one device.</summary>
    public bool IsShare => Devices == 1 && Share.Value < MilliDevices.One;

    /// <summary>Nothing if the demand makes sense, otherwise the first rule that it breaks.</summary>
    public DemandRefusal? Check() => this switch
    {
        { Cpu.Value: < 0 } or { Memory.Value: < 0 } or { Devices: < 0 } or { Share.Value: < 0 } => new DemandRefusal.Negative(),
        { Cpu.Value: > Most } or { Memory.Value: > Most } or { Devices: > MostDevices }         => new DemandRefusal.Absurd(),
        { Devices: 0, Share.Value: > 0 }                                                        => new DemandRefusal.ShareOfNothing(Share),
        { Devices: 1, Share.Value: < 1 or > MilliDevices.One }                                  => new DemandRefusal.ShareOutOfRange(Share),
        { Devices: > 1, Share.Value: not MilliDevices.One }                                     => new DemandRefusal.SharesOfSeveral(Devices, Share),
        _                                                                                       => null,
    };

    const int Most = 100_000_000;   // 100,000 cores, 95 tebibytes
    const int MostDevices = 1024;
}

/// <summary>Why a demand makes no sense, whatever the fleet.</summary>
public abstract record DemandRefusal(string Code, string Message) : IRefusal
{
    /// <summary>A quantity is below zero.</summary>
    public sealed record Negative() : DemandRefusal("demand.negative", "No quantity of a demand may be negative.");

    /// <summary>A quantity is beyond any machine.</summary>
    public sealed record Absurd() : DemandRefusal("demand.absurd", "No machine has so much; check the units: thousandths of a core, mebibytes, devices.");

    /// <summary>A share is stated, and no device.</summary>
    public sealed record ShareOfNothing(MilliDevices Share) : DemandRefusal(
        "demand.share_of_nothing", $"{Share.Value}/1000 of a device is asked for, but no device.");

    /// <summary>The share of one device is not between 1 and 1,000 thousandths.</summary>
    public sealed record ShareOutOfRange(MilliDevices Share) : DemandRefusal(
        "demand.share_out_of_range", $"A share of a device is 1 to 1000 thousandths, not {Share.Value}.");

    /// <summary>Several devices are asked for, and only parts of them.</summary>
    public sealed record SharesOfSeveral(int Devices, MilliDevices Share) : DemandRefusal(
        "demand.shares_of_several", $"{Devices} devices of {Share.Value}/1000 each are asked for; several devices are given whole only.");
}
