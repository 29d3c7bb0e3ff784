namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>What counts against quotas: devices of one model in thousandths, processors in thousandths of a core, memory in mebibytes.</summary>
/// <param name="Model">The resource's number in the index; -1 where no device is held.</param>
readonly record struct Charge(int Model, long Devices, long Cpu, long Memory)
{
    public Charge Times(int workers) => new(Model, Devices * workers, Cpu * workers, Memory * workers);

    /// <summary>The resource that it is mostly about.</summary>
    public int Contested(QuotaIndex index) => Model >= 0 ? Model : index.Cpu;

    public long Of(int resource, QuotaIndex index) =>
        resource == Model ? Devices : resource == index.Cpu ? Cpu : resource == index.Memory ? Memory : 0;
}
