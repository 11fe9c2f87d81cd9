using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Continuity.GraphQL.Tests.Readme;

/// <summary>A program that uses the library as anybody would: a project of its own, outside of the repository, built with the SDK and started.</summary>
internal sealed partial class SampleProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private SampleProgram(Process process, DirectoryInfo folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public static async Task<SampleProgram> StartAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("readme-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), program);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Sample.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(GraphQLException).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        using (var build = Start(folder, "build", "-v", "quiet", "-nodereuse:false", "-p:UseSharedCompilation=false"))
        {
            var output = build.StandardOutput.ReadToEndAsync();
            await build.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(build.ExitCode == 0, await output);
        }

        var process = Start(folder, Path.Combine("bin", "Debug", "net10.0", "Sample.dll"), "--urls", "http://127.0.0.1:0");
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (AddressPattern().Match(line) is { Success: true } match)
            {
                return new SampleProgram(process, folder, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static Process Start(DirectoryInfo folder, params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressPattern();
}
