namespace Web.Graph;

/// <summary>A picture that figures show. Its bytes come only where they are asked for.</summary>
public sealed record Picture(string Sha256, string MediaType, int Width, int Height, bool Shown, byte[]? Content);

public sealed record PictureAnswer(Picture? Picture);
public sealed record AddPictureAnswer(Picture AddPicture);
public sealed record AddPictureInput(Guid ProjectId, string Content);

/// <summary>What a figure shows.</summary>
public sealed record Figure(string Sha256, string MediaType, string Alternative)
{
    /// <summary>Where the picture is had.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Address => $"/pictures/{Sha256}";
}
