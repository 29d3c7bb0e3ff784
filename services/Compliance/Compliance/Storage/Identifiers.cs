using Contracts.Identity;

namespace Compliance.Storage;

/// <summary>Identifiers that follow from what they stand for, so that the same request always meets the same aggregate.</summary>
static class Identifiers
{
    static readonly Guid Register = new("6b1f7c52-8a0d-4e39-b7f4-20c9d5e8a317");

    /// <summary>The one lineage of all models.</summary>
    public static Guid Lineage { get; } = NamedUuid.Of(Register, "lineage");

    /// <summary>A developer that is known by its name alone; others have the identifier of their organization.</summary>
    public static Guid OfDeveloper(string name) => NamedUuid.Of(Register, $"developer:{name.Trim().ToUpperInvariant()}");

    /// <summary>A developer gives a name to one model, whatever its letter case.</summary>
    public static Guid OfModel(Guid developer, string name) => NamedUuid.Of(Register, $"model:{developer:D}:{name.Trim().ToUpperInvariant()}");

    /// <summary>A table is known by what it holds.</summary>
    public static Guid OfTable(string hash) => NamedUuid.Of(Register, $"table:{hash}");

    /// <summary>What one row of a table asks for.</summary>
    public static Guid OfRow(Guid table, string step, int row) => NamedUuid.Of(table, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step}:{row}"));

    /// <summary>The incident that a command reports.</summary>
    public static Guid OfIncident(Guid commandId) => NamedUuid.Of(Register, $"incident:{commandId:D}");

    /// <summary>The pause that begins with the finding which a command reports.</summary>
    public static Guid OfPause(Guid commandId) => NamedUuid.Of(Register, $"pause:{commandId:D}");

    /// <summary>The evidence that a command files.</summary>
    public static Guid OfEvidence(Guid commandId) => NamedUuid.Of(Register, $"evidence:{commandId:D}");

    /// <summary>The finding that a command raises.</summary>
    public static Guid OfFinding(Guid commandId) => NamedUuid.Of(Register, $"finding:{commandId:D}");

    /// <summary>The claim that a command makes.</summary>
    public static Guid OfClaim(Guid commandId) => NamedUuid.Of(Register, $"claim:{commandId:D}");

    /// <summary>A version is assessed against a standard in one place, round by round.</summary>
    public static Guid OfAssessment(Guid model, string version, string standard) => NamedUuid.Of(Register, $"assessment:{model:D}:{standard}:{version}");

    /// <summary>The one register of assessors.</summary>
    public static Guid Roster { get; } = NamedUuid.Of(Register, "assessors");

    /// <summary>The licence that a command applies for.</summary>
    public static Guid OfLicence(Guid commandId) => NamedUuid.Of(Register, $"licence:{commandId:D}");

    /// <summary>Who finds what is missed: the platform, by itself.</summary>
    public static Guid Watch { get; } = NamedUuid.Of(Register, "duty-watch");

    /// <summary>A duty of a model, or upon an incident.</summary>
    public static Guid OfDuty(Guid subject, Domain.Incidents.Filing filing) => NamedUuid.Of(Register, $"duty:{subject:D}:{filing.Regime}:{filing.Duty}");

    /// <summary>The one finding that a duty becomes when it is missed.</summary>
    public static Guid OfMissedDuty(Guid subject, Domain.Incidents.Filing filing) => NamedUuid.Of(Register, $"missed:{subject:D}:{filing.Regime}:{filing.Duty}");

    /// <summary>The case that begins with the notice which a command gives.</summary>
    public static Guid OfEnforcement(Guid commandId) => NamedUuid.Of(Register, $"enforcement:{commandId:D}");

    /// <summary>An organization is one provider by what it files, and one by what monitors enter.</summary>
    public static Guid OfProvider(Guid organization, bool isFiled) => NamedUuid.Of(Register, $"provider:{organization:D}:{(isFiled ? "filed" : "entered")}");

    /// <summary>The cluster that a command opens.</summary>
    public static Guid OfCluster(Guid commandId) => NamedUuid.Of(Register, $"cluster:{commandId:D}");

    /// <summary>The release that a command files.</summary>
    public static Guid OfRelease(Guid commandId) => NamedUuid.Of(Register, $"release:{commandId:D}");

    /// <summary>A regime that is published here, by its name.</summary>
    public static Guid OfRegime(string name) => NamedUuid.Of(Register, $"regime:{name}");

    /// <summary>A catalog through its versions, by what stays the same.</summary>
    public static Guid OfCatalogSeries(string name) => NamedUuid.Of(Register, $"catalog-series:{name}");

    /// <summary>One version of a catalog, by its series and what it holds.</summary>
    public static Guid OfCatalog(Guid series, string hash) => NamedUuid.Of(Register, $"catalog:{series:D}:{hash}");

    /// <summary>A document of OSCAL through its versions: of a developer, or of one person who oversees or assesses, so that nobody learns what another files.</summary>
    /// <param name="version">The version of the model; null for all of them.</param>
    public static Guid OfDocumentSeries(Guid model, string? version, Guid uuid, Domain.ControlDocuments.DocumentParty filer, Guid person) =>
        NamedUuid.Of(Register, $"document-series:{model:D}:{uuid:D}:{filer}:{(filer is Domain.ControlDocuments.DocumentParty.Developer ? Guid.Empty : person):D}:{version}");

    /// <summary>One version of it, by what it says and what it is held against.</summary>
    public static Guid OfDocument(Guid series, string hash, Guid? catalog) => NamedUuid.Of(Register, $"document:{series:D}:{hash}:{catalog:D}");

    /// <summary>Who brings the catalogs of adopted standards: the register of standards, by itself.</summary>
    public static Guid OfStandards { get; } = NamedUuid.Of(Register, "standards");
}
