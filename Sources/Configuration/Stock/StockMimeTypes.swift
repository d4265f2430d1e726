internal import StatusCodes

/// The rows of `<staticContent>` in stock files. Source: stock-defaults 10.
enum StockMimeTypes {
  /// The list of a current server; `a/`, `t/`, `v/`, `i/` and `u/` stand for application, text, video, image
  /// and audio.
  private static let table = """
    .323=t/h323 .3g2=v/3gpp2 .3gp=v/3gpp .3gp2=v/3gpp2 .3gpp=v/3gpp .aac=u/aac .aaf=a/octet-stream
    .aca=a/octet-stream .accdb=a/msaccess .accde=a/msaccess .accdt=a/msaccess
    .acx=a/internet-property-stream .adt=u/vnd.dlna.adts .adts=u/vnd.dlna.adts .afm=a/octet-stream
    .ai=a/postscript .aif=u/x-aiff .aifc=u/aiff .aiff=u/aiff .appcache=t/cache-manifest
    .application=a/x-ms-application .art=i/x-jg .asd=a/octet-stream .asf=v/x-ms-asf .asi=a/octet-stream
    .asm=t/plain .asr=v/x-ms-asf .asx=v/x-ms-asf .atom=a/atom+xml .au=u/basic .avi=v/avi .axs=a/olescript
    .bas=t/plain .bcpio=a/x-bcpio .bin=a/octet-stream .bmp=i/bmp .c=t/plain .cab=a/vnd.ms-cab-compressed
    .calx=a/vnd.ms-office.calx .cat=a/vnd.ms-pki.seccat .cdf=a/x-cdf .chm=a/octet-stream
    .class=a/x-java-applet .clp=a/x-msclip .cmx=i/x-cmx .cnf=t/plain .cod=i/cis-cod .cpio=a/x-cpio
    .cpp=t/plain .crd=a/x-mscardfile .crl=a/pkix-crl .crt=a/x-x509-ca-cert .csh=a/x-csh .css=t/css
    .csv=a/octet-stream .cur=a/octet-stream .dcr=a/x-director .deploy=a/octet-stream .der=a/x-x509-ca-cert
    .dib=i/bmp .dir=a/x-director .disco=t/xml .dll=a/x-msdownload .dll.config=t/xml .dlm=t/dlm
    .doc=a/msword .docm=a/vnd.ms-word.document.macroEnabled.12
    .docx=a/vnd.openxmlformats-officedocument.wordprocessingml.document .dot=a/msword
    .dotm=a/vnd.ms-word.template.macroEnabled.12
    .dotx=a/vnd.openxmlformats-officedocument.wordprocessingml.template .dsp=a/octet-stream .dtd=t/xml
    .dvi=a/x-dvi .dvr-ms=v/x-ms-dvr .dwf=drawing/x-dwf .dwp=a/octet-stream .dxr=a/x-director
    .eml=message/rfc822 .emz=a/octet-stream .eot=a/vnd.ms-fontobject .eps=a/postscript
    .esd=a/vnd.ms-cab-compressed .etx=t/x-setext .evy=a/envoy .exe=a/octet-stream .exe.config=t/xml
    .fdf=a/vnd.fdf .fif=a/fractals .fla=a/octet-stream .flr=x-world/x-vrml .flv=v/x-flv .gif=i/gif
    .glb=model/gltf-binary .gtar=a/x-gtar .gz=a/x-gzip .h=t/plain .hdf=a/x-hdf .hdml=t/x-hdml
    .hhc=a/x-oleobject .hhk=a/octet-stream .hhp=a/octet-stream .hlp=a/winhlp .hqx=a/mac-binhex40
    .hta=a/hta .htc=t/x-component .htm=t/html .html=t/html .htt=t/webviewhtml .hxt=t/html .ico=i/x-icon
    .ics=t/calendar .ief=i/ief .iii=a/x-iphone .inf=a/octet-stream .ins=a/x-internet-signup
    .isp=a/x-internet-signup .IVF=v/x-ivf .jar=a/java-archive .java=a/octet-stream .jck=a/liquidmotion
    .jcz=a/liquidmotion .jfif=i/pjpeg .jpb=a/octet-stream .jpe=i/jpeg .jpeg=i/jpeg .jpg=i/jpeg
    .js=a/javascript .json=a/json .jsonld=a/ld+json .jsx=t/jscript .latex=a/x-latex .less=t/css
    .lit=a/x-ms-reader .lpk=a/octet-stream .lsf=v/x-la-asf .lsx=v/x-la-asf .lzh=a/octet-stream
    .m13=a/x-msmediaview .m14=a/x-msmediaview .m1v=v/mpeg .m2ts=v/vnd.dlna.mpeg-tts .m3u=u/x-mpegurl
    .m4a=u/mp4 .m4v=v/mp4 .man=a/x-troff-man .manifest=a/x-ms-manifest .map=t/plain .mdb=a/x-msaccess
    .mdp=a/octet-stream .me=a/x-troff-me .mht=message/rfc822 .mhtml=message/rfc822 .mid=u/mid .midi=u/mid
    .mix=a/octet-stream .mmf=a/x-smaf .mno=t/xml .mny=a/x-msmoney .mov=v/quicktime .movie=v/x-sgi-movie
    .mp2=v/mpeg .mp3=u/mpeg .mp4=v/mp4 .mp4v=v/mp4 .mpa=v/mpeg .mpe=v/mpeg .mpeg=v/mpeg .mpg=v/mpeg
    .mpp=a/vnd.ms-project .mpv2=v/mpeg .ms=a/x-troff-ms .msi=a/octet-stream .mso=a/octet-stream
    .mvb=a/x-msmediaview .mvc=a/x-miva-compiled .nc=a/x-netcdf .nsc=v/x-ms-asf .nws=message/rfc822
    .ocx=a/octet-stream .oda=a/oda .odc=t/x-ms-odc .ods=a/oleobject .oga=u/ogg .ogg=v/ogg .ogv=v/ogg
    .one=a/onenote .onea=a/onenote .onepkg=a/onenote .onetmp=a/onenote .onetoc=a/onenote
    .onetoc2=a/onenote .osdx=a/opensearchdescription+xml .otf=font/otf .p10=a/pkcs10 .p12=a/x-pkcs12
    .p7b=a/x-pkcs7-certificates .p7c=a/pkcs7-mime .p7m=a/pkcs7-mime .p7r=a/x-pkcs7-certreqresp
    .p7s=a/pkcs7-signature .pbm=i/x-portable-bitmap .pcx=a/octet-stream .pcz=a/octet-stream .pdf=a/pdf
    .pfb=a/octet-stream .pfm=a/octet-stream .pfx=a/x-pkcs12 .pgm=i/x-portable-graymap
    .pko=a/vnd.ms-pki.pko .pma=a/x-perfmon .pmc=a/x-perfmon .pml=a/x-perfmon .pmr=a/x-perfmon
    .pmw=a/x-perfmon .png=i/png .pnm=i/x-portable-anymap .pnz=i/png .pot=a/vnd.ms-powerpoint
    .potm=a/vnd.ms-powerpoint.template.macroEnabled.12
    .potx=a/vnd.openxmlformats-officedocument.presentationml.template
    .ppam=a/vnd.ms-powerpoint.addin.macroEnabled.12 .ppm=i/x-portable-pixmap .pps=a/vnd.ms-powerpoint
    .ppsm=a/vnd.ms-powerpoint.slideshow.macroEnabled.12
    .ppsx=a/vnd.openxmlformats-officedocument.presentationml.slideshow .ppt=a/vnd.ms-powerpoint
    .pptm=a/vnd.ms-powerpoint.presentation.macroEnabled.12
    .pptx=a/vnd.openxmlformats-officedocument.presentationml.presentation .prf=a/pics-rules
    .prm=a/octet-stream .prx=a/octet-stream .ps=a/postscript .psd=a/octet-stream .psm=a/octet-stream
    .psp=a/octet-stream .pub=a/x-mspublisher .qt=v/quicktime .qtl=a/x-quicktimeplayer .qxd=a/octet-stream
    .ra=u/x-pn-realaudio .ram=u/x-pn-realaudio .rar=a/octet-stream .ras=i/x-cmu-raster
    .rf=i/vnd.rn-realflash .rgb=i/x-rgb .rm=a/vnd.rn-realmedia .rmi=u/mid .roff=a/x-troff
    .rpm=u/x-pn-realaudio-plugin .rtf=a/rtf .rtx=t/richtext .scd=a/x-msschedule .sct=t/scriptlet
    .sea=a/octet-stream .setpay=a/set-payment-initiation .setreg=a/set-registration-initiation
    .sgml=t/sgml .sh=a/x-sh .shar=a/x-shar .sit=a/x-stuffit
    .sldm=a/vnd.ms-powerpoint.slide.macroEnabled.12
    .sldx=a/vnd.openxmlformats-officedocument.presentationml.slide .smd=u/x-smd .smi=a/octet-stream
    .smx=u/x-smd .smz=u/x-smd .snd=u/basic .snp=a/octet-stream .spc=a/x-pkcs7-certificates
    .spl=a/futuresplash .spx=u/ogg .src=a/x-wais-source .ssm=a/streamingmedia .sst=a/vnd.ms-pki.certstore
    .stl=a/vnd.ms-pki.stl .sv4cpio=a/x-sv4cpio .sv4crc=a/x-sv4crc .svg=i/svg+xml .svgz=i/svg+xml
    .swf=a/x-shockwave-flash .t=a/x-troff .tar=a/x-tar .tcl=a/x-tcl .tex=a/x-tex .texi=a/x-texinfo
    .texinfo=a/x-texinfo .tgz=a/x-compressed .thmx=a/vnd.ms-officetheme .thn=a/octet-stream .tif=i/tiff
    .tiff=i/tiff .toc=a/octet-stream .tr=a/x-troff .trm=a/x-msterminal .ts=v/vnd.dlna.mpeg-tts
    .tsv=t/tab-separated-values .ttf=a/octet-stream .tts=v/vnd.dlna.mpeg-tts .txt=t/plain
    .u32=a/octet-stream .uls=t/iuls .ustar=a/x-ustar .vbs=t/vbscript .vcf=t/x-vcard .vcs=t/plain
    .vdx=a/vnd.ms-visio.viewer .vml=t/xml .vsd=a/vnd.visio .vss=a/vnd.visio .vst=a/vnd.visio
    .vsto=a/x-ms-vsto .vsw=a/vnd.visio .vsx=a/vnd.visio .vtx=a/vnd.visio .wasm=a/wasm .wav=u/wav
    .wax=u/x-ms-wax .wbmp=i/vnd.wap.wbmp .wcm=a/vnd.ms-works .wdb=a/vnd.ms-works .webm=v/webm
    .wks=a/vnd.ms-works .wm=v/x-ms-wm .wma=u/x-ms-wma .wmd=a/x-ms-wmd .wmf=a/x-msmetafile
    .wml=t/vnd.wap.wml .wmlc=a/vnd.wap.wmlc .wmls=t/vnd.wap.wmlscript .wmlsc=a/vnd.wap.wmlscriptc
    .wmp=v/x-ms-wmp .wmv=v/x-ms-wmv .wmx=v/x-ms-wmx .wmz=a/x-ms-wmz .woff=font/x-woff .woff2=a/font-woff2
    .wps=a/vnd.ms-works .wri=a/x-mswrite .wrl=x-world/x-vrml .wrz=x-world/x-vrml .wsdl=t/xml
    .wtv=v/x-ms-wtv .wvx=v/x-ms-wvx .x=a/directx .xaf=x-world/x-vrml .xaml=a/xaml+xml
    .xap=a/x-silverlight-app .xbap=a/x-ms-xbap .xbm=i/x-xbitmap .xdr=t/plain .xht=a/xhtml+xml
    .xhtml=a/xhtml+xml .xla=a/vnd.ms-excel .xlam=a/vnd.ms-excel.addin.macroEnabled.12 .xlc=a/vnd.ms-excel
    .xlm=a/vnd.ms-excel .xls=a/vnd.ms-excel .xlsb=a/vnd.ms-excel.sheet.binary.macroEnabled.12
    .xlsm=a/vnd.ms-excel.sheet.macroEnabled.12
    .xlsx=a/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlt=a/vnd.ms-excel
    .xltm=a/vnd.ms-excel.template.macroEnabled.12
    .xltx=a/vnd.openxmlformats-officedocument.spreadsheetml.template .xlw=a/vnd.ms-excel .xml=t/xml
    .xof=x-world/x-vrml .xpm=i/x-xpixmap .xps=a/vnd.ms-xpsdocument .xsd=t/xml .xsf=t/xml .xsl=t/xml
    .xslt=t/xml .xsn=a/octet-stream .xtp=a/octet-stream .xwd=i/x-xwindowdump .z=a/x-compress
    .zip=a/x-zip-compressed
    """

  /// Rows that older versions do not have. IIS 7 has no complete list on record: its is approximate.
  private static func missing(_ version: IISVersion) -> Set<Substring> {
    let before10: Set<Substring> = [
      ".appcache", ".esd", ".glb", ".jsonld", ".less", ".wasm", ".woff2",
    ]
    switch version {
    case .v10_0: return []
    case .v8_0, .v8_5: return before10
    case .v7_0, .v7_5:
      return before10.union([
        ".svg", ".svgz", ".woff", ".json", ".mp4", ".m4v", ".webm", ".ogg", ".oga", ".ogv", ".ttf", ".otf",
      ])
    }
  }

  /// The rows as XML, one a line, without indentation.
  static func xml(_ version: IISVersion) -> [String] {
    let missing = missing(version)
    return table.words.compactMap { row in
      let name = row.part(before: "=")
      guard !missing.contains(name) else { return nil }
      let type = expanded(Substring(row.utf8.dropFirst(name.utf8.count + 1)))
      return "<mimeMap fileExtension=\"\(name)\" mimeType=\"\(type)\"/>"
    }
  }

  private static func expanded(_ type: Substring) -> String {
    let rest = type.dropFirst(2)
    switch type.prefix(2) {
    case "a/": return "application/" + rest
    case "t/": return "text/" + rest
    case "v/": return "video/" + rest
    case "i/": return "image/" + rest
    case "u/": return "audio/" + rest
    default: return String(type)
    }
  }
}
