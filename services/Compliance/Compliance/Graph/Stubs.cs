using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.Federation;

namespace Compliance.Graph;

/// <summary>A receipt of the Ledger, by the act it is for.</summary>
[Public, Name("Receipt"), Key("actId", Resolvable = false)]
public sealed class ReceiptStub(Guid actId)
{
    [Id]
    public string ActId { get; } = actId.ToString("D");
}
