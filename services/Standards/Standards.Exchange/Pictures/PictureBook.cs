namespace Standards.Exchange.Pictures;

/// <summary>The pictures of a text, by their hashes. A figure whose picture is not in it is shown by its words.</summary>
public sealed class PictureBook(IEnumerable<Picture> pictures)
{
    readonly ImmutableDictionary<string, Picture> bySha256 = pictures.ToImmutableDictionary(p => p.Sha256);

    /// <summary>Without pictures.</summary>
    public static PictureBook Empty { get; } = new([]);

    /// <summary>All of them.</summary>
    public IEnumerable<Picture> All => bySha256.Values;

    /// <summary>The picture of a figure; null where there is none here.</summary>
    public Picture? Of(Traits.OfFigure figure) => Find(figure.Sha256) is { } picture && picture.MediaType == figure.MediaType ? picture : null;

    /// <summary>A picture by its hash; null where there is none here.</summary>
    public Picture? Find(string sha256) => bySha256.GetValueOrDefault(sha256);
}
