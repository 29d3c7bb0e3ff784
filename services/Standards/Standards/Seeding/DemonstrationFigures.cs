using System.Text;
using Contracts.Identity;
using Orleans;
using Standards.AddingAPicture;
using Standards.Domain.Documents;
using Standards.Exchange.Pictures;
using Standards.PublishingADraft;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.Seeding;

/// <summary>An edition of the demonstration with all that a text may hold: terms, a list, a table, a formula, notes, an example, and a figure, which was drawn for it.</summary>
static class DemonstrationFigures
{
    public const string Symbol = "AIGOV CD 11";

    static readonly Guid Commands = new("5b0a0f2e-6a55-4c53-9d3e-0f2a4f1f7c18");

    public static async Task PublishAsync(IGrainFactory grains, PictureShelf pictures, CancellationToken cancellation)
    {
        var project = Identifiers.OfProject(Symbol);
        (await grains.GetGrain<IProjectGrain>(project.ToString("D")).RegisterAsync(OrderFor("project"), new(Symbol, "Advanced AI — Assessment before release", "30.20"))).Demand();
        var picture = Picture.Read(Encoding.UTF8.GetBytes(Demonstration.Read("assessment-cycle.svg"))).Picture!;
        await pictures.KeepAsync(picture, project, by: null, cancellation);
        var text = new Document([.. DocumentJson.Read(Demonstration.Read("assessment-draft.json")).Elements.Select(e => With(picture, e))]);
        (await grains.GetGrain<IDraftGrain>(project.ToString("D")).PublishDocumentAsync(OrderFor("draft"), Json.Of<Document>(text))).Demand();
    }

    /// <summary>The text names no picture: its figure has the one that was drawn for it.</summary>
    static Element With(Picture picture, Element element) => element with
    {
        Traits = element.Traits is Traits.OfFigure figure ? figure with { Sha256 = picture.Sha256, MediaType = picture.MediaType } : element.Traits,
        Children = [.. element.Children.Select(c => With(picture, c))],
    };

    static Order OrderFor(string step) => new(NamedUuid.Of(Commands, step), "demonstration");
}
