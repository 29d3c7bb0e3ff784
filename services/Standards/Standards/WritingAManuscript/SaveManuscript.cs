using Contracts.Identity;
using GraphQL;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.Storage;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What was written, and on what. The same command sent again is the same save.</summary>
sealed class SaveManuscriptInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    /// <summary>The edition from which the text that was read had begun.</summary>
    public required int Edition { get; init; }

    /// <summary>The revision on which it was written.</summary>
    public required int Base { get; init; }

    /// <summary>Whether it was written on the text that this writer sent as that revision, and not on the revision as it stands.</summary>
    public required bool OfOwn { get; init; }

    /// <summary>The main elements, in order: the identifier of one that is as it was, the JSON of any other.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    public IReadOnlyList<KeepInput>? Keep { get; init; }

    /// <summary>The element where the writer is.</summary>
    [Id]
    public string? At { get; init; }

    internal SaveOrder ToOrder() => new(
        Edition, Base, OfOwn, Json.Of<Part[]>([.. Text.Select(PartOf)]), Json.Of<Keep[]>([.. (Keep ?? []).Select(k => k.ToKeep())]),
        At is null ? null : Given.Element(At, "at").Value);

    static Part PartOf(string text) => text.StartsWith('{') && Given.Element(text) is var element ? new(element.WId, element) : new(Given.Element(text, "text"), null);
}

/// <summary>What was decided on a conflict.</summary>
sealed class KeepInput
{
    /// <summary>Empty for the document itself.</summary>
    [Id]
    public required string Element { get; init; }

    /// <summary>Whether what the writer made stays, and not what others made.</summary>
    public required bool Mine { get; init; }

    internal Keep ToKeep() => new(Element.Length == 0 ? null : Given.Element(Element, "keep"), Mine);
}

sealed partial class Query
{
    /// <summary>The working text of a project, for the secretariat and the editors whom it admitted.</summary>
    [SignedIn]
    public static async Task<ManuscriptView> Manuscript(IResolveFieldContext context, [FromServices] IGrainFactory grains, [Id] string projectId)
    {
        var (project, writer) = (Input.Uuid(projectId, "projectId"), context.DemandWriter());
        return new(project, (await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(project.ToString("D")).ReadAsync(writer), context.CancellationToken)).Accepted());
    }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<SavedManuscriptView> SaveManuscript(IResolveFieldContext context, [FromServices] IGrainFactory grains, SaveManuscriptInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (project, writer, save) = (Input.Uuid(input.ProjectId, "projectId"), context.DemandWriter(), input.ToOrder());
        return new((await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(project.ToString("D")).SaveAsync(order, writer, save), context.CancellationToken)).Accepted());
    }
}

static class Writers
{
    /// <summary>The person who comes to a manuscript.</summary>
    public static Writer DemandWriter(this IResolveFieldContext context) => new(context.DemandPerson(), context.Caller().Roles.Contains(Roles.Secretariat));
}
