namespace Collaborative.Domain.Capacity;

/// <summary>Processor time in thousandths of a core, as Kubernetes counts it.</summary>
public readonly record struct MilliCores(int Value);

/// <summary>Main memory in units of 2^20 bytes.</summary>
public readonly record struct Mebibytes(int Value);

/// <summary>A part of one accelerator in thousandths; 1,000 is the whole device.</summary>
public readonly record struct MilliDevices(int Value)
{
    /// <summary>Thousandths in one device.</summary>
    public const int One = 1000;

    /// <summary>A whole device.</summary>
    public static MilliDevices Whole => new(One);
}
