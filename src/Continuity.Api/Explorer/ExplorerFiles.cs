using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;

namespace Continuity.Api.Explorer;

/// <summary>The page's files, as <c>web/build.mjs</c> has made them. Looked for at each request: a bundle that is made later is served at once.</summary>
/// <param name="folder">Where they are; it need not exist.</param>
internal sealed class ExplorerFiles(string folder)
{
    private const string PageName = "index.html";
    private const string FailureName = "failed.txt";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>The folder that the build fills.</summary>
    public static string BuiltFolder { get; } = typeof(ExplorerFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "Explorer").Value!;

    /// <summary>The page, or one that says what is missing.</summary>
    public IResult Page() => Asset(PageName) ?? Results.Content(MissingPage.Html(Failure()), "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>One of the files.</summary>
    /// <param name="name">Its name; a path is none.</param>
    /// <returns>Null where there is no such file.</returns>
    public IResult? Asset(string name)
    {
        var file = new FileInfo(Path.Combine(folder, Path.GetFileName(name)));
        return file.Name == name && file.Exists && ContentTypes.TryGetContentType(name, out var type)
            ? Results.File(file.FullName, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, lastModified: file.LastWriteTimeUtc)
            : null;
    }

    private string? Failure()
    {
        var file = Path.Combine(folder, FailureName);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
