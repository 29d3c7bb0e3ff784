using Contracts.Identity;
using GraphQL;
using Standards.AddingAPicture;
using Standards.Domain.Documents;
using Standards.Domain.Publications;
using Standards.Exchange;
using Standards.ExportingAnEdition;
using Standards.ImportingAnEdition;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.Graph;

/// <summary>A text that was adopted elsewhere, such as before this body worked here, with its source; what a project brings about is published instead. The latest day is the day of entry into force where none is given.</summary>
sealed class TakeOverStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The text as its canonical JSON; or it is given as a file.</summary>
    public string? Text { get; init; }

    /// <summary>The text as a file, in place of its canonical JSON. What the preview showed is what is taken over.</summary>
    public TextFileInput? File { get; init; }

    public required string Source { get; init; }

    public required DateOnly EntersIntoForceOn { get; init; }

    public DateOnly? LatestEntryOn { get; init; }

    public DateOnly? SunsetOn { get; init; }
}

/// <summary>A text as a file.</summary>
sealed class TextFileInput
{
    public required ExchangeFormat Format { get; init; }

    /// <summary>Base64 of the file, or of its gzip.</summary>
    public required string Content { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<StandardActView> TakeOverStandard(
        IResolveFieldContext context, [FromServices] StandardDesk desk, [FromServices] PictureShelf pictures, TakeOverStandardInput input)
    {
        var cancellation = context.CancellationToken;
        var taken = await ReadAsync(pictures, input, cancellation);
        (await pictures.RefusalAsync(null, taken.Document.All().Where(e => taken.Pictures.All(p => p.Sha256 != (e.Traits as Traits.OfFigure)?.Sha256))))?.Demand();
        var act = await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.Publish(
            default, input.Number, input.Title, null, taken.Document,
            new(input.EntersIntoForceOn, input.LatestEntryOn ?? input.EntersIntoForceOn, input.SunsetOn), [], default) { Source = input.Source });
        var standard = Identifiers.OfStandard(input.Number);
        await pictures.KeepAsync(taken, standard, context.Caller().PersonId, cancellation);
        await pictures.ShowAsync(standard, taken.Document.All(), cancellation);
        return act;
    }

    static async Task<Import.Taken> ReadAsync(PictureShelf pictures, TakeOverStandardInput input, CancellationToken cancellation) => (input.Text, input.File) switch
    {
        ({ } text, null) => new Import.Taken(Given.Document(text), []),
        (null, { } file) => await ImportedFile.ReadAsync(pictures, file.Format, file.Content, cancellation),
        _                => throw new RefusalError("input.invalid", "Give the text either as its JSON or as a file."),
    };
}
