extension SchemaTable {
  /// Static content, default documents, errors, headers, redirection. The grammar is described at
  /// ``SchemaTable``.
  static let content = SchemaTable(
    #"""
    system.webServer/defaultDocument
      @enabled bool =true
      files
        +add remove clear prepend
          @value string key
    system.webServer/directoryBrowse
      @enabled bool =false
      @showFlags flags{None=0,Date=2,Time=4,Size=8,Extension=16,LongDate=32} =`Date, Time, Size, \#
    Extension`
    system.webServer/httpErrors
      @errorMode enum{DetailedLocalOnly=0,Custom=1,Detailed=2} =DetailedLocalOnly
      @existingResponse enum{Auto=0,Replace=1,PassThrough=2} =Auto
      @defaultPath string expanded
      @defaultResponseMode enum{File=0,ExecuteURL=1,Redirect=2} =File
      @detailedMoreInformationLink string =https://go.microsoft.com/fwlink/?LinkID=62293 \#
    before(10.0-1809)=http://go.microsoft.com/fwlink/?LinkID=62293
      @allowAbsolutePathsWhenDelegated bool =false
      +error remove clear
        @statusCode uint required keys range(400,999)
        @subStatusCode int =-1 keys range(-1,999)
        @prefixLanguageFilePath string =`` expanded
        @path string required expanded nonEmpty
        @responseMode enum{File=0,ExecuteURL=1,Redirect=2} =File
    system.webServer/httpProtocol
      @allowKeepAlive bool =true
      customHeaders
        +add remove clear
          @name string key
          @value string caseSensitive
      redirectHeaders
        +add remove clear
          @name string key
          @value string caseSensitive
    system.webServer/httpRedirect
      @enabled bool =false
      @destination string
      @exactDestination bool =false
      @childOnly bool =false
      @httpResponseStatus enum{Permanent=301,Found=302,Temporary=307,PermRedirect=308} =Found \#
    before(10.0){Permanent=301,Found=302,Temporary=307}
      +add remove clear
        @wildcard string required key nonEmpty
        @destination string required nonEmpty
    system.webServer/staticContent
      @defaultDocFooter string caseSensitive
      @isDocFooterFileName bool =false
      @enableDocFooter bool =false
      clientCache
        @cacheControlMode enum{NoControl=0,DisableCache=1,UseMaxAge=2,UseExpires=3} =NoControl
        @cacheControlMaxAge timeSpan =1.00:00:00
        @httpExpires string
        @cacheControlCustom string
        @setEtag bool =true since(8.0)
      +mimeMap remove clear
        @fileExtension string required key before(8.0)nonEmpty
        @mimeType string required nonEmpty
    """#)
}
