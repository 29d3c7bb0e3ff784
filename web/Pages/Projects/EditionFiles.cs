using System.Collections.Frozen;

namespace Web.Pages.Projects;

/// <summary>An edition as a file in each format, under an address that stays. Editions are public and never change; what there is of them in other languages does.</summary>
static class EditionFiles
{
    /// <summary>The formats by the last part of their address, with what they are called.</summary>
    public static readonly IReadOnlyList<(string Path, string Format, string Name)> Formats =
    [
        ("html", "HTML", "Web page in one file (HTML)"),
        ("pdf", "PDF", "For printing, tagged (PDF)"),
        ("docx", "DOCX", "Word processor (DOCX)"),
        ("markdown", "MARKDOWN", "Plain text (Markdown)"),
        ("json", "JSON", "Canonical JSON, whose hash is recorded"),
        ("akoma-ntoso", "AKOMA_NTOSO", "Akoma Ntoso 3.0 (XML)"),
        ("oscal", "OSCAL", "Requirements as controls (OSCAL)"),
    ];

    static readonly FrozenDictionary<string, string> ByPath = Formats.Select(f => (f.Path, f.Format)).Append(("xliff", "XLIFF")).ToFrozenDictionary(f => f.Item1, f => f.Item2);

    public static void MapEditionFiles(this WebApplication app) => app.MapGet("/projects/{id:guid}/editions/{number:int}/{format}", Download);

    static async Task<IResult> Download(Guid id, int number, string format, string? language, Gateway gateway, SiteAddress site, HttpContext http, CancellationToken cancel)
    {
        if (!ByPath.TryGetValue(format, out var known) || (language is not null && !Languages.Has(language)))
            return Results.NotFound();
        var asked = new { id, number, format = known, address = site.Of(http, $"/projects/{id}/draft"), language };
        if ((await gateway.Ask<EditionFileAnswer>("EditionFile", asked, cancel)).Project?.Edition?.Export is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = language is null ? "public, max-age=3600" : "no-cache";   // translations go on
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
