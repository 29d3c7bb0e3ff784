using System.Text;

namespace Web.Instrument;

/// <summary>Tables as files that spreadsheets read (RFC 4180).</summary>
static class Csv
{
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>A file for this reader alone: what it holds depends on who asks.</summary>
    public static IResult File(HttpContext http, string name, IEnumerable<string[]> lines)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(Encoding.UTF8.GetBytes(string.Concat(lines.Select(Line))), "text/csv; charset=utf-8", name);
    }

    // A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection).
    static string Cell(string text) => (text is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] ? $"'{text}" : text) is var safe && safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
}
