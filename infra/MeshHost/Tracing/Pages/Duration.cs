using System.Globalization;

namespace MeshHost.Tracing.Pages;

static class Duration
{
    /// <summary>Three digits at most where it matters: 0.42 ms, 18 ms, 1.6 s.</summary>
    public static string Text(TimeSpan duration) => duration.TotalMilliseconds switch
    {
        < 10 and var ms => string.Create(CultureInfo.InvariantCulture, $"{ms:0.##} ms"),
        < 1000 and var ms => string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms"),
        var ms => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.##} s"),
    };
}
