using System.Globalization;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Ledger.Graph;

namespace Ledger.ReadingReceipts;

/// <summary>Where an act is on its way into the log.</summary>
enum ReceiptStatus
{
    Pending,
    Issued,
}

/// <summary>An act in the log, or one that the log has not met yet.</summary>
[Public, Name("Receipt"), Key("actId")]
sealed class ReceiptView(Guid actId, Entry? entry)
{
    [Id]
    public string ActId => actId.ToString("D");

    public ReceiptStatus Status => entry is null ? ReceiptStatus.Pending : ReceiptStatus.Issued;

    public string? Kind => entry?.Act.Kind;

    public string? RecordHash => entry?.Act.RecordHash.ToHex();

    public string? LeafIndex => entry?.LeafIndex.ToString(CultureInfo.InvariantCulture);

    public DateTime? IssuedAt => entry?.IssuedAt.UtcDateTime;

    public IDataLoaderResult<InclusionView?>? Inclusion([FromServices] Loaders loaders) => entry is null ? null : loaders.Inclusions.Load(entry);

    [FederationResolver]
    public static IDataLoaderResult<ReceiptView?>? Resolve([FromServices] Loaders loaders, [Id] string actId) =>
        Given.TryUuid(actId) is { } act ? loaders.Receipts.Load(act) : null;
}
