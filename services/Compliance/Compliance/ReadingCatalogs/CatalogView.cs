using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using GraphQL;

namespace Compliance.ReadingCatalogs;

/// <summary>One version of a catalog of controls.</summary>
[Public, Name("ControlCatalog")]
sealed class CatalogView(ShelvedCatalog catalog)
{
    [Id]
    public string Id => catalog.Id.ToString("D");

    public string Title => catalog.Title;

    /// <summary>As the catalog says it.</summary>
    public string Version => catalog.Version;

    public CatalogOrigin Origin => catalog.Origin;

    /// <summary>Who gives it out, and where it was taken from.</summary>
    public string Source => catalog.Source;

    /// <summary>The number of the standard of this house whose requirements it has.</summary>
    public string? StandardNumber => catalog.Standard;

    public int? Edition => catalog.Edition;

    /// <summary>The first day on which that edition binds.</summary>
    public DateOnly? InForceFrom => catalog.InForceFrom;

    /// <summary>SHA-256 of its canonical JSON.</summary>
    public string Sha256 => catalog.Sha256;

    /// <summary>How many controls it has that are not withdrawn.</summary>
    public int ControlCount => catalog.Controls;

    public DateTime EnteredAt => catalog.EnteredAt;

    /// <summary>Since when another version counts.</summary>
    public DateTime? SupersededAt => catalog.SupersededAt;

    /// <summary>Since when the standard does not hold.</summary>
    public DateTime? WithdrawnAt => catalog.WithdrawnAt;

    /// <summary>Whether assessments begin against it.</summary>
    public bool IsCurrent => catalog.IsCurrent;

    public ReceiptStub Receipt => new(catalog.Act);

    /// <summary>Its groups, in reading order.</summary>
    public async Task<IEnumerable<ControlGroupView>> Groups([FromServices] CatalogShelf shelf, CancellationToken cancellation) => (await shelf.GroupsAsync(catalog.Id, cancellation)).Select(g => new ControlGroupView(g));

    /// <summary>Its controls in reading order, with those that are withdrawn.</summary>
    /// <param name="group">Only of this group.</param>
    public async Task<ControlConnection> Controls([FromServices] CatalogShelf shelf, CancellationToken cancellation, int first = 50, string? after = null, string? group = null)
    {
        var start = Offset.Read(first, after);
        return new(await shelf.ControlsAsync(catalog.Id, group, start, first, cancellation), start, await shelf.CountAsync(catalog.Id, group, cancellation));
    }

    /// <summary>One of its controls; null where there is none.</summary>
    public async Task<ControlView?> Control([FromServices] CatalogShelf shelf, CancellationToken cancellation, [Id] string id) => await shelf.ControlAsync(catalog.Id, id, cancellation) is { } control ? new(control) : null;

    /// <summary>All versions of it, newest first, this one among them.</summary>
    public async Task<IEnumerable<CatalogView>> Versions([FromServices] CatalogShelf shelf, CancellationToken cancellation) =>
        (await shelf.PageAsync(200, null, all: true, catalog.Series, cancellation)).Rows.Select(c => new CatalogView(c));

    /// <summary>The catalog as a file; nothing is lost between the notations.</summary>
    [Complexity(5_000)]   // it is read and written whole
    public async Task<OscalFileView> File([FromServices] CatalogShelf shelf, CancellationToken cancellation, OscalFormat format = OscalFormat.Json) =>
        OscalFileView.Of($"catalog-{catalog.Sha256[..12]}", "catalog", OscalFile.Read(await shelf.ContentAsync(catalog.Id, cancellation), OscalFormat.Json).Demand(), format);
}

[Public, Name("ControlGroup")]
sealed class ControlGroupView(ControlGroup group)
{
    [Id]
    public string Id => group.Id;

    /// <summary>With the titles of the groups around it; empty for controls that are in none.</summary>
    public string Title => group.Title;

    /// <summary>How many controls it has that are not withdrawn.</summary>
    public int ControlCount => group.Controls;
}

[Public, Name("CatalogControl")]
sealed class ControlView(CatalogControl control)
{
    [Id]
    public string Id => control.Id;

    /// <summary>As people call it.</summary>
    public string Label => control.Label;

    public string Title => control.Title;

    [Id]
    public string GroupId => control.Group;

    public string GroupTitle => control.GroupTitle;

    /// <summary>What it asks for, in lines.</summary>
    public string Statement => control.Statement;

    public string Guidance => control.Guidance;

    /// <summary>Whether the catalog keeps it as one that no longer holds; it is not assessed.</summary>
    public bool IsWithdrawn => control.IsWithdrawn;
}

/// <summary>Part of the controls, in reading order.</summary>
[Public, Name("CatalogControlConnection")]
sealed class ControlConnection(IReadOnlyList<CatalogControl> rows, int start, int total)
{
    public int TotalCount => total;

    public IEnumerable<ControlView> Nodes => rows.Select(c => new ControlView(c));

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>A document of OSCAL as a file.</summary>
[Public, Name("OscalFile")]
sealed class OscalFileView(string name, string mediaType, byte[] content)
{
    internal static OscalFileView Of(string name, string model, OscalDocument document, OscalFormat format)
    {
        var notation = format.ToString().ToLowerInvariant();
        return new($"{name}.{notation}", $"application/oscal.{model}+{notation}", OscalFile.Write(document, format).Demand());
    }

    public string Name => name;

    public string MediaType => mediaType;

    /// <summary>Base64 of the file.</summary>
    public string Content => Convert.ToBase64String(content);
}

/// <summary>Part of the catalogs, newest first.</summary>
[Public, Name("ControlCatalogConnection")]
sealed class CatalogConnection(Page<ShelvedCatalog> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<CatalogView> Nodes => page.Rows.Select(c => new CatalogView(c));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.EnteredAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a catalog, just done or recalled.</summary>
[Public, Name("ControlCatalogAct")]
sealed class CatalogActView(Guid catalog, Guid act)
{
    public async Task<CatalogView?> Catalog([FromServices] CatalogShelf shelf, CancellationToken cancellation) => await shelf.FindAsync(catalog, cancellation) is { } found ? new(found) : null;

    public ReceiptStub Receipt => new(act);
}
