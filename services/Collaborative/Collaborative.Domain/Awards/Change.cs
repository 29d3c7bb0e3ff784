using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Applications;

namespace Collaborative.Domain.Awards;

/// <summary>A change of an award, with the justification of who asks for it.</summary>
/// <remarks>Stored format: the names and members. Add, never rename.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(Extension), "extension")]
[JsonDerivedType(typeof(ExchangeOfModels), "exchange")]
[JsonDerivedType(typeof(TransferToAColleague), "transfer")]
[JsonDerivedType(typeof(RefundOfARun), "refund")]
public abstract record Change(string Justification)
{
    /// <summary>Use until later.</summary>
    public sealed record Extension(DateTimeOffset To, string Justification) : Change(Justification);

    /// <summary>Time of one model for time of another.</summary>
    public sealed record ExchangeOfModels(AcceleratorModel Given, AcceleratorModel Received, GpuSeconds Time, string Justification) : Change(Justification);

    /// <summary>Another of the applicants, or a colleague of the same institution, leads from now on.</summary>
    public sealed record TransferToAColleague(Applicant To, string Justification) : Change(Justification);

    /// <summary>What a run was charged that failed is given back.</summary>
    /// <param name="Time">What was charged and not given back when it was asked for.</param>
    public sealed record RefundOfARun(RunId Run, AcceleratorModel Model, GpuSeconds Time, string Justification) : Change(Justification);
}
