namespace Standards.Exchange.AkomaNtoso;

/// <summary>Writes what divides a text: introduction, clauses, annexes, terminological entries.</summary>
sealed class AknDivisions(AknElements xml, Pictures.PictureBook pictures)
{
    readonly AknBlocks blocks = new(xml, pictures);

    public void Write(ImmutableArray<Element> divisions)
    {
        foreach (var division in divisions)
            Write(division);
    }

    void Write(Element division)
    {
        xml.Start(division.Kind is ElementKind.Clause ? "clause" : "hcontainer", division);
        if (division.Kind is not ElementKind.Clause)
            xml.Attribute("name", Akn.NameOf(division.Kind));
        if (division.Traits is Traits.OfAnnex annex)
            xml.Attribute("refersTo", "#" + annex.Status.ToString().ToLowerInvariant());
        xml.Number(division);
        xml.Text("heading", division.Text);
        Content(division);
        xml.End();
    }

    void Content(Element division)
    {
        var text = division.Children.Where(c => !ContentModel.Divides(c.Kind)).ToImmutableArray();
        var below = division.Children.Where(c => ContentModel.Divides(c.Kind)).ToImmutableArray();
        if (!text.IsEmpty)
        {
            xml.Start(below.IsEmpty ? "content" : "intro");
            blocks.Write(text);
            xml.End();
        }
        Write(below);
    }
}
