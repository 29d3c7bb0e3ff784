using GraphQL;
using Standards.Domain.Documents;

namespace Standards.ReadingAProject;

/// <summary>What a figure shows.</summary>
[Public, Name("Figure")]
sealed class FigureView(Traits.OfFigure figure)
{
    /// <summary>Of the picture, which <c>picture</c> gives.</summary>
    public string Sha256 => figure.Sha256;

    public string MediaType => figure.MediaType;

    /// <summary>What the picture says, in words.</summary>
    public string Alternative => figure.Alternative;

    internal static FigureView? Of(Traits? traits) => traits is Traits.OfFigure figure ? new(figure) : null;
}
