namespace Standards.Exchange.Mending;

/// <summary>An element in the making: what a file says before it is held against the content model.</summary>
sealed class Node(ElementKind kind, string place)
{
    public ElementKind Kind { get; set; } = kind;

    /// <summary>Where it stands in the file.</summary>
    public string Place { get; } = place;

    /// <summary>The permanent identifier that the file gives it, if it gives one.</summary>
    public string? Wanted { get; set; }

    public List<Piece> Text { get; set; } = [];

    public Traits Traits { get; set; } = Mender.TraitsOf(kind);

    public List<Node> Children { get; } = [];

    public bool HasWords => Text.Exists(p => !string.IsNullOrWhiteSpace(p.Text) || p.Target is not null);
}

/// <summary>Words with marks, or a link with what it shows.</summary>
/// <param name="Target">What it points to, as the file says it; null for words.</param>
readonly record struct Piece(string Text, Marks Marks, string? Target = null);
