namespace Web.Pages.Incidents;

/// <summary>The form by which something that was filed is put on record.</summary>
public sealed class FilingPaper
{
    public Guid CommandId { get; set; } = Guid.CreateVersion7();
    public string? Reference { get; set; }
}
