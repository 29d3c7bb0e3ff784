namespace Standards.Exchange.AkomaNtoso;

/// <summary>Writes paragraphs, provisions, notes, lists, tables, formulas and figures.</summary>
/// <remarks>Own words of an element stand in a <c>p</c> without identifier, before everything else.</remarks>
sealed class AknBlocks(AknElements xml, Pictures.PictureBook pictures)
{
    public void Write(ImmutableArray<Element> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    void Write(Element block)
    {
        switch (block.Kind)
        {
            case ElementKind.Paragraph:
                xml.Text("p", block.Text, block);
                break;
            case ElementKind.AdmittedTerm or ElementKind.Source:
                xml.Start("block", block);
                xml.Attribute("name", Akn.NameOf(block.Kind));
                xml.Words(block.Text);
                xml.End();
                break;
            case ElementKind.List:
                List(block, (Traits.OfList)block.Traits);
                break;
            case ElementKind.Table:
                Table(block);
                break;
            case ElementKind.Formula:
                xml.Start("foreign", block);
                xml.Formula((Traits.OfFormula)block.Traits);
                xml.End();
                break;
            case ElementKind.Figure:
                Figure(block, (Traits.OfFigure)block.Traits);
                break;
            default:
                Container(block);
                break;
        }
    }

    void Container(Element block)
    {
        xml.Start("blockContainer", block);
        xml.Attribute("class", Akn.NameOf(block.Kind));
        if (block.Traits is Traits.OfRequirement requirement)
            xml.Attribute("refersTo", "#" + requirement.Modality.ToString().ToLowerInvariant());
        xml.Number(block);
        Inside(block);
        xml.End();
    }

    void Inside(Element element)
    {
        if (!element.Text.IsEmpty || element.Children.IsEmpty)
            xml.Text("p", element.Text);
        Write(element.Children);
    }

    void List(Element list, Traits.OfList traits)
    {
        xml.Start("blockList", list);
        xml.Attribute("class", traits.Ordered ? "ordered" : "unordered");
        foreach (var item in list.Children)
        {
            xml.Start("item", item);
            xml.Number(item);
            Inside(item);
            xml.End();
        }
        xml.End();
    }

    void Table(Element table)
    {
        xml.Start("tblock", table);
        xml.Attribute("class", Akn.NameOf(ElementKind.Table));
        xml.Number(table);
        if (!table.Text.IsEmpty)
            xml.Text("heading", table.Text);
        for (var i = 0; i < table.Children.Length; i++)
            if (table.Children[i].Kind is ElementKind.Row)
            {
                xml.Start("table");
                for (; i < table.Children.Length && table.Children[i].Kind is ElementKind.Row; i++)
                    Row(table.Children[i]);
                xml.End();
                i--;
            }
            else
                Write(table.Children[i]);
        xml.End();
    }

    void Row(Element row)
    {
        xml.Start("tr", row);
        foreach (var cell in row.Children)
        {
            var traits = (Traits.OfCell)cell.Traits;
            xml.Start(traits.Header ? "th" : "td", cell);
            if (traits.RowSpan > 1)
                xml.Attribute("rowspan", traits.RowSpan);
            if (traits.ColumnSpan > 1)
                xml.Attribute("colspan", traits.ColumnSpan);
            if (!cell.Text.IsEmpty)
                xml.Text("p", cell.Text);
            Write(cell.Children);
            xml.End();
        }
        xml.End();
    }

    void Figure(Element figure, Traits.OfFigure traits)
    {
        xml.Start("tblock", figure);
        xml.Attribute("class", Akn.NameOf(ElementKind.Figure));
        xml.Number(figure);
        if (!figure.Text.IsEmpty)
            xml.Text("heading", figure.Text);
        xml.Start("p");
        xml.StartInline("img");
        xml.Attribute("src", pictures.Of(traits)?.Data ?? Akn.AddressOf(traits));
        var writable = !traits.Alternative.Any(Xml.XmlText.IsForbidden);
        if (writable)
            xml.Attribute("alt", traits.Alternative);
        xml.End();
        xml.End();
        if (!writable)
        {
            xml.Start("block");
            xml.Attribute("name", "alternative");
            xml.Words(Inline.Of(traits.Alternative));
            xml.End();
        }
        Write(figure.Children);
        xml.End();
    }
}
