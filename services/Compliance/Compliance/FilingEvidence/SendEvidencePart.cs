using Compliance.FilingEvidence;
using Compliance.ReadingModels;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>A part of a file that is too large to come whole. The upload is named by who sends it; its parts are numbered from 0 and come in any order, each once or again.</summary>
sealed class SendEvidencePartInput
{
    [Id]
    public required string UploadId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required int Number { get; init; }

    /// <summary>Base64 of the part, at most 4 MB.</summary>
    public required string Content { get; init; }
}

/// <summary>A file that comes in parts, as far as it has come.</summary>
[Public, Name("EvidenceUpload")]
sealed class EvidenceUploadView(Upload upload)
{
    [Id]
    public string Id => upload.Id.ToString("D");

    public int Parts => upload.Parts;

    /// <summary>In bytes.</summary>
    public int Size => upload.Size;
}

sealed partial class Mutation
{
    /// <summary>For who may file evidence about the model. This binds nobody and has no receipt; what is not filed within a day is let go.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher), Complexity(1_000)]   // up to 4 MB
    public static async Task<EvidenceUploadView> SendEvidencePart(IResolveFieldContext context, [FromServices] UploadDesk uploads, [FromServices] ModelInsight insight, SendEvidencePartInput input)
    {
        var model = await insight.DemandInsideAsync(Viewer.Of(context), input.ModelId, context.CancellationToken);
        return new(await uploads.KeepAsync(Input.Uuid(input.UploadId, "uploadId"), model.Id, context.DemandPerson(), input.Number, Bytes(input.Content, EvidenceFile.MostOfPart, new EvidenceRefusal.PartSize()), context.CancellationToken));
    }
}
