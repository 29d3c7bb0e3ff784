using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Exchange.Oscal;

namespace Standards.ExportingAnEdition;

/// <summary>Tells other services that there are requirements to assess.</summary>
static class Catalogs
{
    /// <summary>Announces the catalog of an edition that has requirements.</summary>
    public static Commit Announce(this Commit commit, DraftEvent.EditionPublished published) =>
        published.Document is { } document && OscalCatalog.RequirementsOf(document).Count() is > 0 and var controls
            ? commit.Publish(OutgoingMessage.Of(StandardsTopics.Catalogs, commit.Stream, new CatalogPublished(
                published.Draft.Value, published.Project.Value, published.Edition, controls, DocumentJson.HashOf(document), published.At, published.Act.Value)))
            : commit;
}
