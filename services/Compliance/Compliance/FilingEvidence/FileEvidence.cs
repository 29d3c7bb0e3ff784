using Compliance.FilingEvidence;
using Compliance.ReadingEvidence;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A file that shows something about a model. It is known by its hash; one that is not what was announced is refused on record.</summary>
sealed class FileEvidenceInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Name { get; init; }

    /// <summary>Base64 of the file, at most 5 MB; null for one that was sent in parts.</summary>
    public string? Content { get; init; }

    /// <summary>The upload whose parts the file is, at most 100 MB together; null for one that comes whole.</summary>
    [Id]
    public string? UploadId { get; init; }

    /// <summary>SHA-256 of the file, if whoever sends it knows it.</summary>
    public string? Sha256 { get; init; }

    public required string Maker { get; init; }

    /// <summary>How it was made.</summary>
    public required string Method { get; init; }

    public required DateOnly Made { get; init; }

    public required FlowLabel Label { get; init; }

    /// <summary>The last day on which it is kept.</summary>
    public required DateOnly KeptUntil { get; init; }
}

/// <summary>Evidence is kept for longer than was said at first.</summary>
sealed class ExtendRetentionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string EvidenceId { get; init; }

    public required DateOnly KeptUntil { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For monitors, for the officers of the developer, and for assessors while they are assigned to the model.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher), Complexity(10_000)]   // up to 100 MB are read
    public static async Task<EvidenceActView> FileEvidence(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelInsight insight, [FromServices] UploadDesk uploads, [FromServices] EventStore store, FileEvidenceInput input)
    {
        var (id, model) = (Identifiers.OfEvidence(Input.Uuid(input.CommandId, "commandId")), await insight.DemandInsideAsync(Viewer.Of(context), input.ModelId, context.CancellationToken));
        if (input.Content is null == input.UploadId is null)
            throw new RefusalError("input.invalid", "Give the content of the file, or the upload in which it was sent in parts.");
        var whole = input.Content is null ? null : Bytes(input.Content, EvidenceFile.MostWhole, new EvidenceRefusal.TooLarge());
        var announced = new EvidenceSheet(
            whole is null ? "" : EvidenceFile.HashOf(whole), whole?.Length ?? 0, input.Name.Trim(), model.Id, model.Developer, new(input.Maker.Trim(), input.Method.Trim(), input.Made), input.Label, EndOf(input.KeptUntil));
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input.ModelId, input.Sha256, input.UploadId, sheet = announced });
        var (upload, person) = (input.UploadId is null ? (Guid?)null : Input.Uuid(input.UploadId, "uploadId"), context.DemandPerson());
        // What was answered before is recalled, whatever has become of the upload since: an empty file is never filed anew.
        UploadedContent? sent = null;
        if (upload is { } from && !await IsAnsweredAsync())
        {
            sent = await uploads.ReadAsync(from, model.Id, person, context.CancellationToken);
            if (sent is null && !await IsAnsweredAsync())   // it may have been filed meanwhile
                throw UploadDesk.Unknown();
        }
        var sheet = sent is null ? announced : announced with { Sha256 = sent.Sha256, Size = sent.Size };
        var command = Asked.Of(new EvidenceCommand.File(default, sheet, Stated(input.Sha256), person, default));
        var answer = await Grains.AskAsync(() => grains.GetGrain<IEvidenceGrain>(id.ToString("D")).DoAsync(order, command, whole, sent), context.CancellationToken);
        if (upload is { } filed && answer.Code is null or EvidenceEvent.Refused.Code)
            await uploads.LetGoAsync(filed, model.Id, person, context.CancellationToken);
        return new(id, answer.ActOf());

        async Task<bool> IsAnsweredAsync() => await store.FindCommandAsync(order.ToRequest(), context.CancellationToken) is not null;
    }

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<EvidenceActView> ExtendRetention(IResolveFieldContext context, [FromServices] IGrainFactory grains, ExtendRetentionInput input)
    {
        var id = Input.Uuid(input.EvidenceId, "evidenceId");
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var command = Asked.Of(new EvidenceCommand.ExtendRetention(default, EndOf(input.KeptUntil), input.Reason.Trim(), context.DemandPerson(), default));
        return new(id, (await Grains.AskAsync(() => grains.GetGrain<IEvidenceGrain>(id.ToString("D")).DoAsync(order, command, null, null), context.CancellationToken)).ActOf());
    }

    static byte[] Bytes(string content, int most, EvidenceRefusal tooMuch)
    {
        if (content.Length > (most / 3 * 4) + 8)
            throw UploadDesk.Refused(tooMuch);
        var bytes = new byte[content.Length];
        if (!Convert.TryFromBase64String(content, bytes, out var written))
            throw new RefusalError("input.invalid", "The content is not base64.");
        return written <= most ? bytes[..written] : throw UploadDesk.Refused(tooMuch);
    }

    static string? Stated(string? hash) => hash?.Trim() switch
    {
        null or ""                                                          => null,
        { Length: 64 } given when given.All(char.IsAsciiHexDigit)           => given.ToLowerInvariant(),
        _                                                                   => throw new RefusalError("input.invalid", "sha256 is 64 hexadecimal digits."),
    };

    static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}
