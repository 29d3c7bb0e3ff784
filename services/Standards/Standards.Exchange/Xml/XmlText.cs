namespace Standards.Exchange.Xml;

/// <summary>What XML can and cannot carry of a text.</summary>
static class XmlText
{
    /// <summary>Whether a character of a plain text is none of XML 1.0 (2.2): the two non-characters at the end of the first plane.</summary>
    public static bool IsForbidden(char c) => c is '\uFFFE' or '\uFFFF';

    /// <summary>Whether XML parsers leave the text as it is: no white space at its ends, and single spaces between.</summary>
    public static bool IsCollapsed(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            if (c is '\t' or '\n' or '\r' || (c is ' ' && afterSpace))
                return false;
            afterSpace = c is ' ';
        }
        return text.Length == 0 || !afterSpace;
    }

    /// <summary>The text with U+FFFD for what XML has not.</summary>
    public static string WithoutForbidden(string text) =>
        text.AsSpan().ContainsAny('\uFFFE', '\uFFFF') ? text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD') : text;

    /// <summary>The text in pieces: each forbidden character is one of its own.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsForbidden(text[i]))
                continue;
            if (i > from)
                yield return text[from..i];
            yield return text[i].ToString();
            from = i + 1;
        }
        if (from < text.Length)
            yield return from == 0 ? text : text[from..];
    }
}
