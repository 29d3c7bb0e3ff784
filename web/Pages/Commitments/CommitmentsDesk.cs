using Microsoft.AspNetCore.Components;
using Web.Instrument;
using Web.Language;
using Web.Pages.Projects;

namespace Web.Pages.Commitments;

/// <summary>What the pages have in common on which others commit to a project.</summary>
public abstract class CommitmentsDesk : ActingPage
{
    [Inject] protected Words Said { get; set; } = default!;
    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromForm(FormName = "filing")] protected CommitmentPaper Filing { get; set; } = default!;
    protected Project? Project { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Filing ??= new() { CommandId = Guid.CreateVersion7() };
        Project = (await Gateway.Ask<ProjectAnswer>("Commitments", new { id = Id }, Http.RequestAborted)).Project;
        if (Project is null)
            Nav.NotFound();
    }

    /// <summary>Sends the act, and goes back to what was committed.</summary>
    protected Task File(string document, object input, string part) => Send<Done>(document, input, _ => $"/projects/{Id}/commitments#{part}");

    protected string PositionOf(PatentPosition position) => position switch
    {
        PatentPosition.NoneKnown       => Said["knows of no patents of its own"],
        PatentPosition.FreeOfCharge    => Said["licenses free of charge"],
        PatentPosition.ReasonableTerms => Said["licenses on reasonable terms"],
        _                              => Said["is not willing to license"],
    };

    /// <summary>Each line that is not empty.</summary>
    protected static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The fields of such pages.</summary>
public sealed class CommitmentPaper
{
    public Guid CommandId { get; set; }
    public string? Reason { get; set; }
    public string? Name { get; set; }
    public string? Field { get; set; }
    public string? Text { get; set; }
    public PatentPosition Position { get; set; }
    public List<string> Elements { get; set => field = value ?? []; } = [];
}
