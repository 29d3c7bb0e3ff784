using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AddingAPicture;
using Standards.Domain.Credentials;
using Standards.Exchange.Pictures;
using Standards.ImportingAnEdition;
using Standards.Reactions;
using Standards.ReadingAPicture;
using Standards.ReadingAProject;
using Standards.Storage;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A picture for the texts of a project. The same picture given again is the same: its hash names it.</summary>
sealed class AddPictureInput
{
    [Id]
    public required string ProjectId { get; init; }

    /// <summary>Base64 of the file: PNG, JPEG, WebP or SVG, by its bytes.</summary>
    public required string Content { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Keeps a picture, for who may write the working text of a project, or propose amendments. A drawing is cleaned, so its hash may be another than that of the file.</summary>
    [SignedIn]
    public static async Task<PictureView> AddPicture(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] CredentialBook credentials,
        [FromServices] PictureShelf pictures, AddPictureInput input)
    {
        var cancellation = context.CancellationToken;
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), cancellation);
        var writer = context.DemandWriter();
        if (!writer.IsSecretariat && await credentials.FindAuthorityAsync(context.Caller(), Credential.Speak, cancellation) is null)
            (await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(project.Id.ToString("D")).WatchAsync(writer, comes: false), cancellation)).Accepted();
        var (picture, refusal) = Picture.Read(ImportedFile.Bytes(input.Content));
        if (refusal is not null)
            throw new RefusalError(refusal.Code, refusal.Message);
        await pictures.KeepAsync(picture!, project.Id, writer.Person, cancellation);
        return new(picture!, isShown: false);
    }
}
