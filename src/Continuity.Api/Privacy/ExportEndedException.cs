namespace Continuity.Api.Privacy;

/// <summary>The customer was erased while the export was fetched.</summary>
internal sealed class ExportEndedException() : Exception("The customer was erased while the export was fetched.");
