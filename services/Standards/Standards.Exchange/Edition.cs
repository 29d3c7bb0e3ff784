namespace Standards.Exchange;

/// <summary>What a file says of the text that it holds.</summary>
/// <param name="Symbol">Of the project, such as <c>ISO/IEC DIS 29500</c>.</param>
/// <param name="Title">In the language of the text.</param>
/// <param name="Number">The edition, from 1.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Publisher">The body that publishes it.</param>
/// <param name="Address">Where the edition is read, absolute.</param>
public sealed record Edition(string Symbol, string Title, int Number, DateTimeOffset PublishedAt, Language Language, string Publisher, Uri Address)
{
    /// <summary>The symbol as a part of a file name or an address: lower-case letters, digits and hyphens.</summary>
    public string Slug
    {
        get
        {
            var letters = Symbol.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
            var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
            return slug.Length > 0 ? slug : "standard";
        }
    }
}
