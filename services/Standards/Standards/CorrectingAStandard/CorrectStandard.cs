using Contracts.Identity;
using GraphQL;
using Standards.AddingAPicture;
using Standards.CorrectingAStandard;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.Graph;

/// <summary>An amendment or a corrigendum to an edition, from a day on.</summary>
sealed class CorrectStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required int Edition { get; init; }

    public required CorrectionKind Kind { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    public required IReadOnlyList<TextChangeInput> Changes { get; init; }
}

/// <summary>One change of a whole element. What is new is an element as JSON, or its words alone: then a replaced element keeps all else, and an added one is a paragraph with the given identifier.</summary>
sealed class TextChangeInput
{
    public required ChangeKind Change { get; init; }

    [Id]
    public required string Target { get; init; }

    public string? Element { get; init; }

    public string? Words { get; init; }

    [Id]
    public string? NewId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<StandardActView> CorrectStandard(
        IResolveFieldContext context, [FromServices] StandardDesk desk, [FromServices] StandardShelf shelf, [FromServices] PictureShelf pictures, CorrectStandardInput input)
    {
        var changes = await ChangeReading.ReadAsync(shelf, input, context.CancellationToken);
        var brought = changes.SelectMany(c => c.Element?.SelfAndBelow() ?? []).ToList();
        (await pictures.RefusalAsync(null, brought))?.Demand();
        var act = await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.Correct(
            default, input.Edition, input.Kind, input.Title, input.From, changes, default));
        await pictures.ShowAsync(Identifiers.OfStandard(input.Number), brought, context.CancellationToken);
        return act;
    }
}
