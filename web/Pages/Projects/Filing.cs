using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Projects;

/// <summary>What the pages have in common on which the secretariat files an act on a project.</summary>
public abstract class FilingPage : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromForm(FormName = "filing")] protected Filing Filing { get; set; } = default!;
    protected Project? Project { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Filing ??= new() { CommandId = Guid.CreateVersion7() };
        Project = (await Gateway.Ask<ProjectAnswer>("ProjectRun", new { id = Id }, Http.RequestAborted)).Project;
        if (Project is null)
            Nav.NotFound();
    }

    /// <summary>Sends the act, and goes back to the project where it is done.</summary>
    protected Task File<TAnswer>(string document, object input) => Send<TAnswer>(document, input, _ => $"/projects/{Id}");
}

/// <summary>The fields of such a page.</summary>
public sealed class Filing
{
    public Guid CommandId { get; set; }
    public string? Reason { get; set; }
    public int? Count { get; set; }
    public int? Of { get; set; }
    public int? Months { get; set; }
    public string? Choice { get; set; }
    public string? Symbol { get; set; }
    public string? Title { get; set; }
}
