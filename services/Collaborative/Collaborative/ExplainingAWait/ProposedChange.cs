using Collaborative.Domain.Cycles.Explaining;
using Collaborative.ExplainingAWait;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>What would start a request. What its code is not about is null.</summary>
[Public, Name("ProposedChange")]
sealed class ProposedChangeView(Proposed proposed)
{
    readonly Change change = proposed.Change;

    Alternative? Instead => change.AskFor?.Alternatives[0];

    Alternative Now => proposed.Asked.Alternatives[0];

    /// <summary>Stable: <c>change.models</c>, <c>change.walltime</c>, <c>change.workers</c>, <c>change.deadline</c>, <c>change.limits</c>, <c>change.set_aside</c>.</summary>
    public string Code => change.Code;

    /// <summary>One sentence.</summary>
    public string Text => change.Text;

    /// <summary>That is asked for as well, or that machines come with.</summary>
    public string? Model => change.Code switch
    {
        "change.models"    => change.AskFor!.Alternatives[^1].Worker.Models.ToString(),
        "change.set_aside" => change.Machines[0].Node.Model.Name,
        _                  => null,
    };

    /// <summary>That are asked for instead.</summary>
    public int? Workers => change.Code is "change.workers" ? Instead!.Workers : null;

    public int? WorkersNow => change.Code is "change.workers" ? Now.Workers : null;

    /// <summary>That are asked for instead.</summary>
    public int? Minutes => change.Code is "change.walltime" ? (int)Instead!.Walltime.TotalMinutes : null;

    public int? MinutesNow => change.Code is "change.walltime" ? (int)Now.Walltime.TotalMinutes : null;

    /// <summary>How many would come.</summary>
    public int? Machines => change.Machines.IsEmpty ? null : change.Machines.Length;

    /// <summary>Of each machine that would come.</summary>
    public int? Devices => change.Machines.IsEmpty ? null : change.Machines[0].Node.Devices;

    /// <summary>Whose limits would be higher, or who would own more, from the institution down.</summary>
    public IEnumerable<LimitRiseView> Rises => proposed.Names.Select(r => new LimitRiseView(r.Name, r.By));
}

/// <summary>A node that would have more.</summary>
[Public, Name("LimitRise")]
sealed class LimitRiseView(string name, Amounts by)
{
    public string Name => name;

    public IEnumerable<ResourceAmountView> By => by.Resources.Select(r => new ResourceAmountView(r.Name, Whole(by[r], r)));

    static long Whole(Fraction amount, Resource resource) =>
        (long)(amount.Numerator * (resource.Name.StartsWith("accelerator/", StringComparison.Ordinal) ? MilliDevices.One : 1) / amount.Denominator);
}

/// <summary>So much of a resource, in thousandths of a device or core, or in mebibytes.</summary>
/// <param name="Resource"><c>accelerator/H100</c>, <c>cpu</c> or <c>memory</c>.</param>
[Public, Name("ResourceAmount")]
sealed record ResourceAmountView(string Resource, long Amount);
