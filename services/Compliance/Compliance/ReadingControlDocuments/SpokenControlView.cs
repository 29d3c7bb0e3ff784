using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using GraphQL;

namespace Compliance.ReadingControlDocuments;

/// <summary>How many controls of a catalog a document says what of; together they are all that are not withdrawn.</summary>
[Public, Name("ControlCoverage")]
sealed class ControlCoverageView(ControlCoverage coverage)
{
    public int ControlCount => coverage.Controls.Length;

    public int Implemented => coverage.In(Implementation.Implemented);

    public int Partial => coverage.In(Implementation.Partial);

    public int Planned => coverage.In(Implementation.Planned);

    public int Alternative => coverage.In(Implementation.Alternative);

    public int NotApplicable => coverage.In(Implementation.NotApplicable);

    /// <summary>It speaks of them, and does not say how far they are implemented.</summary>
    public int Unstated => coverage.In(Implementation.Unstated);

    public int Unspoken => coverage.Unspoken;
}

/// <summary>What a document says of a control.</summary>
[Public, Name("ControlSaying")]
sealed class ControlSayingView(ControlSaying saying)
{
    public Implementation State => saying.State;

    /// <summary>In lines, without Markdown.</summary>
    public string Said => saying.Words;

    /// <summary>JSON pointer to where it speaks of it first.</summary>
    public string Place => saying.Place;
}

/// <summary>A control with what a document says of it.</summary>
[Public, Name("SpokenControl")]
sealed class SpokenControlView(SpokenControl spoken)
{
    [Id]
    public string ControlId => spoken.Control?.Id ?? spoken.Saying!.Control;

    /// <summary>Null where the document is held against no catalog.</summary>
    public ControlView? Control => spoken.Control is { } control ? new(control) : null;

    /// <summary>Null where it does not speak of it.</summary>
    public ControlSayingView? Saying => spoken.Saying is { } saying ? new(saying) : null;
}

/// <summary>Part of the controls, in reading order.</summary>
[Public, Name("SpokenControlConnection")]
sealed class SpokenControlConnection(IReadOnlyList<SpokenControl> rows, int start, int total)
{
    public int TotalCount => total;

    public IEnumerable<SpokenControlView> Nodes => rows.Select(c => new SpokenControlView(c));

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>What a document says of itself.</summary>
[Public, Name("ControlDocumentMetadata")]
sealed class ControlDocumentMetadataView(string lastModified, string? published, string oscalVersion, IReadOnlyList<ControlDocumentPartyView> parties)
{
    const int MostParties = 100;

    internal static ControlDocumentMetadataView Of(OscalDocument document)
    {
        var metadata = document.Body["metadata"]!.AsObject();
        var roles = metadata.Items("roles").ToLookup(r => r.Said("id"), r => CatalogControls.Words(r.Said("title")), StringComparer.Ordinal);
        var held = metadata.Items("responsible-parties").SelectMany(r => ((r["party-uuids"] as System.Text.Json.Nodes.JsonArray) ?? []).Select(p => (Party: (string?)p, Role: roles[r.Said("role-id")].FirstOrDefault() ?? r.Said("role-id")))).ToLookup(r => r.Party, r => r.Role, StringComparer.OrdinalIgnoreCase);
        return new(
            metadata.Said("last-modified"), metadata.Said("published") is { Length: > 0 } published ? published : null, metadata.Said("oscal-version"),
            [.. metadata.Items("parties").Take(MostParties).Select(p => new ControlDocumentPartyView(p.Said("name"), p.Said("type"), [.. held[p.Said("uuid")].Distinct()]))]);
    }

    /// <summary>As the document writes it.</summary>
    public string LastModified => lastModified;

    /// <summary>As the document writes it.</summary>
    public string? Published => published;

    public string OscalVersion => oscalVersion;

    /// <summary>Who is named in it, at most 100.</summary>
    public IEnumerable<ControlDocumentPartyView> Parties => parties;
}

/// <summary>Somebody who is named in a document.</summary>
[Public, Name("ControlDocumentParty")]
sealed class ControlDocumentPartyView(string name, string type, IReadOnlyList<string> roles)
{
    /// <summary>Empty where the document names only an identifier.</summary>
    public string Name => name;

    /// <summary>A person or an organization, as OSCAL calls it.</summary>
    public string Type => type;

    public IEnumerable<string> Roles => roles;
}
