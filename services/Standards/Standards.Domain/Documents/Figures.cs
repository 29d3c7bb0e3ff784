using System.Text.RegularExpressions;

namespace Standards.Domain.Documents;

static partial class Figures
{
    /// <summary>Whether what is there of a figure is what it should be; a picture and an alternative may be missing.</summary>
    public static bool IsWellFormed(Traits.OfFigure figure) =>
        (figure.HasPicture ? Sha256().IsMatch(figure.Sha256) && Traits.OfFigure.MediaTypes.Contains(figure.MediaType) : figure.MediaType.Length == 0)
        && figure.Alternative.Length <= Traits.OfFigure.MaxAlternativeLength && Plain.IsPlain(figure.Alternative);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256();
}
