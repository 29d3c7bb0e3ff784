namespace Web.Pages.Members;

/// <summary>What is entered of an organization.</summary>
public sealed class OrganizationPaper
{
    public Guid CommandId { get; set; } = Guid.CreateVersion7();
    public OrganizationKind Kind { get; set; }
    public string? Code { get; set; }
    public string? Region { get; set; }
    public string? En { get; set; }
    public string? Fr { get; set; }
    public string? Es { get; set; }
    public string? Ru { get; set; }
    public string? Ar { get; set; }
    public string? Zh { get; set; }

    /// <summary>The name in each of the six languages, with the field that holds it.</summary>
    public IEnumerable<(string Tag, string Field, string? Value)> Names =>
        [("en", nameof(En), En), ("fr", nameof(Fr), Fr), ("es", nameof(Es), Es), ("ru", nameof(Ru), Ru), ("ar", nameof(Ar), Ar), ("zh", nameof(Zh), Zh)];

    public object NamesInput => new { en = En ?? "", fr = Fr ?? "", es = Es ?? "", ru = Ru ?? "", ar = Ar ?? "", zh = Zh ?? "" };
}
