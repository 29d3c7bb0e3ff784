using System.Text.RegularExpressions;

namespace Standards.Domain.Documents;

static partial class Figures
{
    public static bool IsDescribed(Traits.OfFigure figure) =>
        Sha256().IsMatch(figure.Sha256)
        && Traits.OfFigure.MediaTypes.Contains(figure.MediaType)
        && !string.IsNullOrWhiteSpace(figure.Alternative) && figure.Alternative.Length <= Traits.OfFigure.MaxAlternativeLength && Plain.IsPlain(figure.Alternative);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256();
}
