using Compliance.FilingAControlDocument;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlDocuments;
using Compliance.ReadingModels;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>A component definition, system security plan, assessment plan, assessment results, or plan of action and milestones of OSCAL about a model, in JSON, XML or YAML.</summary>
sealed class FileControlDocumentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    /// <summary>The version of the model; null for all of them.</summary>
    public string? Version { get; init; }

    public required OscalFileInput File { get; init; }

    /// <summary>The catalog whose controls it is about; null for the one that the document imports.</summary>
    [Id]
    public string? CatalogId { get; init; }
}

/// <summary>A version of a document counts no more. It stays on record.</summary>
sealed class WithdrawControlDocumentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DocumentId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For the officers of the developer and for overseers; for assessors while they are assigned to the model, except what says what is done. What breaks a rule of OSCAL is refused with the code and the place, and not kept.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher), Complexity(5_000)]   // up to 5 MB are read
    public static async Task<ControlDocumentActView> FileControlDocument(
        IResolveFieldContext context, [FromServices] ControlDocumentDesk desk, [FromServices] CatalogShelf shelf, [FromServices] ModelInsight insight, [FromServices] ModelRegister models, FileControlDocumentInput input)
    {
        var (reader, version) = (DocumentReader.Of(context), string.IsNullOrWhiteSpace(input.Version) ? null : input.Version.Trim());
        var model = await insight.DemandInsideAsync(reader.Viewer, input.ModelId, context.CancellationToken);
        if (version is not null)
            await models.DemandVersionAsync(model.Id, version, context.CancellationToken);
        var catalog = input.CatalogId is null ? null : await shelf.DemandAsync(input.CatalogId, context.CancellationToken);
        var document = SoundDocument.Of(Given([input.File])[0]);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input.ModelId, version, input.CatalogId, document.Sha256 });
        var (id, answer) = await desk.FileAsync(order, reader, document, new(model.Id, model.Developer, version, catalog, reader.Party, context.DemandPerson()), context.CancellationToken);
        return new(id, answer.ActOf());
    }

    /// <summary>For overseers; for the developer, of what it filed; for assessors, of what they filed.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher)]
    public static async Task<ControlDocumentActView> WithdrawControlDocument(
        IResolveFieldContext context, [FromServices] ControlDocumentDesk desk, [FromServices] ControlDocumentRegister documents, WithdrawControlDocumentInput input)
    {
        var reader = DocumentReader.Of(context);
        var document = Input.TryUuid(input.DocumentId) is { } id ? await documents.FindAsync(reader, id, context.CancellationToken) : null;
        if (document is null)
            throw new RefusalError("control_document.unknown", new ControlDocumentRefusal.Unknown().Message);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        return new(document.Id, (await desk.WithdrawAsync(order, document, input.Reason.Trim(), reader.Party, context.DemandPerson(), context.CancellationToken)).ActOf());
    }
}
