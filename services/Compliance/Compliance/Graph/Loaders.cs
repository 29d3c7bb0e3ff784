using Compliance.ReadingCatalogs;

namespace Compliance.Graph;

/// <summary>What the fields of one request ask for, fetched level by level.</summary>
sealed class Loaders(CatalogShelf shelf)
{
    public BatchLoader<Guid, ShelvedCatalog> Catalogs { get; } = new(shelf.FindAsync);
}
